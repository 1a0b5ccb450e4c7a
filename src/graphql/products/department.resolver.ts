import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../request-context';
import { toCategory } from './category';
import { Department } from './department.type';

@Resolver(() => Department)
export class DepartmentResolver {
  @Authorized()
  @Query(() => [Department], { description: 'All departments of the shop, sorted by name.' })
  async departments(@Ctx() { services }: RequestContext): Promise<readonly Department[]> {
    const { prisma } = services.database;
    const rows = await prisma.department.findMany({ orderBy: [{ name: 'asc' }, { id: 'asc' }] });
    return rows.map(toCategory);
  }
}
