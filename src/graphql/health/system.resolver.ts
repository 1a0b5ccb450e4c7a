import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { anyUser } from '../auth-checker';
import { readDataFreshness } from './data-freshness';
import type { RequestContext } from '../request-context';
import { SystemReport, toSystemReport } from './system.type';

@Resolver()
export class SystemResolver {
  @Authorized(anyUser)
  @Query(() => SystemReport, {
    description: 'How the process is doing. With AUTH_MODE=jwt only for back ends.',
  })
  async system(@Ctx() { services }: RequestContext): Promise<SystemReport> {
    const [figures, freshness] = await Promise.all([
      services.figures(),
      readDataFreshness(services.database.pool),
    ]);
    return toSystemReport(figures, freshness);
  }
}
