import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../request-context';
import { Department } from './department.type';

@Resolver(() => Department)
export class DepartmentResolver {
  @Authorized()
  @Query(() => [Department], { description: 'The parts of the shop, by name.' })
  departments(@Ctx() { services }: RequestContext): Promise<readonly Department[]> {
    return services.database.prisma.department.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
  }
}
