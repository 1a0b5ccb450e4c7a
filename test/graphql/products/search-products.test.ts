/** The search in the catalogue: accents, letter case and empty texts. */
import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';

describe('products(search)', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
    const rename = (id: number, name: string) =>
      service.database.prisma.product.update({ where: { id }, data: { name } });
    await rename(1, 'Crème fraîche');
    await rename(2, 'Ice creme');
    await rename(3, 'CRE\u0300ME caramel');
    await rename(4, 'Müsli 50 %');
  });
  afterAll(() => service.close());

  const query = (args: string) =>
    service.query(`{ products(${args}) { totalCount nodes { id } pageInfo { hasPreviousPage } } }`);
  const found = async (search: string) => {
    const { data } = await query(`search: ${JSON.stringify(search)}`);
    return data.products.nodes.map(({ id }: { id: string }) => Number(id));
  };

  test.each(['creme', 'crème', 'CRÈME', 'cre\u0300me'])(
    '%j finds names with and without accents',
    async (search) => {
      // Names that start with the text come first.
      expect(await found(search)).toEqual([3, 1, 2]);
    },
  );

  test('accents of the search do not matter, either', async () => {
    expect(await found('ìce crème')).toEqual([2]);
    expect(await found('musli 50 %')).toEqual([4]);
    expect(await found('fraiche creme')).toEqual([1]);
    expect(await found('cremes')).toEqual([]);
  });

  test('an empty text or cursor is the first page of all products', async () => {
    const all = await query('first: 3');
    for (const args of ['search: ""', 'search: "  "', 'after: ""', 'search: null, after: null'])
      expect((await query(`first: 3, ${args}`)).data).toEqual(all.data);
    expect(all.data.products.pageInfo.hasPreviousPage).toBe(false);
  });
});
