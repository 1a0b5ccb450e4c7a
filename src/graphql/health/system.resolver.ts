import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { readDataFreshness } from './data-freshness';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import { SystemReport, toSystemReport } from './system.type';

@Resolver()
export class SystemResolver {
  @Authorized<Scope>('recommendations:any')
  @Query(() => SystemReport, {
    description: 'Counts and durations of the server process. With AUTH_MODE=jwt, only back ends may use it.',
  })
  async system(@Ctx() { services }: RequestContext): Promise<SystemReport> {
    const [figures, freshness] = await Promise.all([
      services.figures(),
      readDataFreshness(services.database.pool),
    ]);
    return toSystemReport(figures, freshness);
  }
}
