import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';

const MUTATION = `mutation ($input: [ProductInput!]!) { upsertProducts(input: $input) { results {
  created error { code message field }
  product { id name price available description imageUrl aisle { name } department { name } }
} } }`;

interface Result {
  readonly created: boolean;
  readonly error: { readonly code: string; readonly message: string; readonly field: string | null } | null;
  readonly product: unknown;
}

describe('upsertProducts', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
  });
  afterAll(() => service.close());

  const upsert = async (input: readonly object[]): Promise<readonly Result[]> => {
    const { data, errors } = await service.query(MUTATION, { input });
    expect(errors).toBeUndefined();
    return data.upsertProducts.results;
  };
  const stored = (externalId: string) =>
    service.database.prisma.product.findUniqueOrThrow({ where: { externalId } });
  const sharedVersion = async () => (await service.database.prisma.dataVersion.findFirstOrThrow()).version;

  test('creates a product with all fields, in an aisle and a department that are created by name', async () => {
    const input = {
      ...{ externalId: ' SKU-023 ', name: ' Oat drink ', price: 1.999, available: false },
      ...{ aisle: 'Plant drinks', department: 'department 2' },
      ...{ description: 'One litre.', imageUrl: 'https://shop.example/oat.jpg' },
    };
    const [first] = await upsert([input]);
    expect(first).toEqual({
      created: true,
      error: null,
      product: {
        ...{ id: 'SKU-023', name: 'Oat drink', price: 2, available: false },
        ...{ description: 'One litre.', imageUrl: 'https://shop.example/oat.jpg' },
        ...{ aisle: { name: 'Plant drinks' }, department: { name: 'department 2' } },
      },
    });
    const row = await stored('SKU-023');
    expect(row).toMatchObject({ departmentId: 2, availabilitySource: 'api' });
    expect(Math.max(row.id, row.aisleId)).toBeLessThan(0);
    const { data } = await service.query('{ product(id: "SKU-023") { name } }');
    expect(data.product.name).toBe('Oat drink');
  });

  test('a product with only a name is available and uncategorised, once for all products', async () => {
    const results = await upsert([
      { externalId: 'N-1', name: 'One' },
      { externalId: 'N-2', name: 'Two', aisle: null },
    ]);
    for (const { product } of results) {
      expect(product).toMatchObject({
        available: true,
        price: null,
        aisle: { name: 'uncategorised' },
        department: { name: 'uncategorised' },
      });
    }
    const { prisma } = service.database;
    expect(await prisma.aisle.count({ where: { name: 'uncategorised' } })).toBe(1);
    expect(await prisma.department.count({ where: { name: 'uncategorised' } })).toBe(1);
  });

  test('changes what is given, clears what is null, leaves the rest', async () => {
    const before = await stored('2');
    const [{ created, product }] = await upsert([{ externalId: '2', price: null, description: 'Fresh.' }]);
    expect(created).toBe(false);
    expect(product).toMatchObject({ name: before.name, price: null, description: 'Fresh.', available: true });
    expect(await stored('2')).toMatchObject({
      ...{ id: 2, aisleId: before.aisleId, departmentId: before.departmentId },
      availabilitySource: 'file',
    });
    await upsert([{ externalId: '2', available: true, aisle: 'aisle 6' }]);
    expect(await stored('2')).toMatchObject({ aisleId: 6, availabilitySource: 'api', description: 'Fresh.' });
  });

  test('the same call again writes nothing, so caches stay valid; a change invalidates them', async () => {
    const input = [{ externalId: '4', name: 'Four', price: 4.1, available: true, aisle: 'aisle 1' }];
    await upsert(input);
    const before = await sharedVersion();
    await upsert(input);
    expect(await sharedVersion()).toBe(before);
    const known = 'query { product(id: "4") { name } products(first: 1) { totalCount } }';
    expect((await service.query(known)).data.product.name).toBe('Four');
    await upsert([{ externalId: '4', name: 'Quatre' }]);
    expect(await sharedVersion()).toBeGreaterThan(before);
    expect((await service.query(known)).data.product.name).toBe('Quatre');
  });

  test('a product that cannot be written does not stop the others', async () => {
    const results = await upsert([
      { externalId: 'E-1' },
      { externalId: '', name: 'x' },
      { externalId: 'E-2', name: null },
      { externalId: 'E-2', name: 'x', price: -1 },
      { externalId: 'E-2', name: 'x', available: null },
      { externalId: 'E-2', name: ' ' },
      { externalId: 'E-3', name: 'Three' },
      { externalId: 'E-3', price: 3 },
    ]);
    expect(
      results.map(({ created, error }: Result) => (error ? `${error.code} ${error.field}` : created)),
    ).toEqual([
      'BAD_USER_INPUT name',
      'BAD_USER_INPUT externalId',
      'BAD_USER_INPUT name',
      'BAD_USER_INPUT price',
      'BAD_USER_INPUT available',
      'BAD_USER_INPUT name',
      true,
      false,
    ]);
    expect(results[7].product).toMatchObject({ id: 'E-3', name: 'Three', price: 3 });
  });

  test('parallel calls create each product and each aisle once', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `P-${i}`);
    const batch = (order: readonly string[]) =>
      order.map((externalId, i) => ({ externalId, name: externalId, aisle: `parallel ${i % 3}` }));
    const results = (
      await Promise.all([ids, ids.toReversed(), ids].map((order) => upsert(batch(order))))
    ).flat();
    expect(results.filter(({ created }: Result) => created)).toHaveLength(20);
    expect(await service.database.prisma.aisle.count({ where: { name: { startsWith: 'parallel' } } })).toBe(
      3,
    );
  });

  test('setProductAvailability also marks the source of the availability, and counts changes only', async () => {
    const { data } = await service.query(
      'mutation { setProductAvailability(input: { productIds: ["10", "130"], available: false }) { changed } }',
    );
    expect(data.setProductAvailability.changed).toBe(1);
    for (const id of ['10', '130']) {
      expect(await stored(id)).toMatchObject({ available: false, availabilitySource: 'api' });
    }
  });
});
