import { Ctx, Query, Resolver } from 'type-graphql';
import type { HealthReport } from './health-check';
import type { RequestContext } from '../request-context';
import { Health } from './health.type';

@Resolver()
export class HealthResolver {
  @Query(() => Health, { description: 'State of the service; the one query that needs no token.' })
  health(@Ctx() { services }: RequestContext): Promise<HealthReport> {
    return services.health.report();
  }
}
