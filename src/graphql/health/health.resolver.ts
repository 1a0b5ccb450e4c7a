import { Ctx, Query, Resolver } from 'type-graphql';
import type { HealthReport } from './health-check';
import type { RequestContext } from '../request-context';
import { Health } from './health.type';

@Resolver()
export class HealthResolver {
  @Query(() => Health, {
    description: 'State of the service. It is the only query that does not require a token.',
  })
  health(@Ctx() { services }: RequestContext): Promise<HealthReport> {
    return services.health.report();
  }
}
