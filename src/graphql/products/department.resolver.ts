import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../request-context';
import { Department } from './department.type';

@Resolver(() => Department)
export class DepartmentResolver {
  @Authorized()
  @Query(() => [Department], { description: 'All departments of the shop, sorted by name.' })
  departments(@Ctx() { services }: RequestContext): Promise<readonly Department[]> {
    return services.database.prisma.department.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  }
}
