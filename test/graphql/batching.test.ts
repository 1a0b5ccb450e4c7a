import { Client } from 'pg';
import { startTestService } from '../server/test-service';
import type { TestService } from '../server/test-service';

/** SQL statements and inference batches during `work`, both through the pool and through Prisma. */
async function costOf(service: TestService, work: () => Promise<void>) {
  const state = service.models.state();
  if (state.phase !== 'ready') throw new Error('expected a model');
  const statements = jest.spyOn(Client.prototype, 'query');
  const before = state.leased.model.stats().batches;
  try {
    await work();
    return {
      statements: statements.mock.calls.filter(isOfTheQuery).length,
      batches: state.leased.model.stats().batches - before,
    };
  } finally {
    statements.mockRestore();
  }
}

/** Polling for a new import and writing served answers run on timers, so their statements are not counted. */
function isOfTheQuery([statement]: readonly unknown[]): boolean {
  const text = typeof statement === 'string' ? statement : (statement as { text?: string }).text;
  return !text?.includes('import_runs') && !text?.includes('served_answers');
}

/** Maximum number of users per batch; see queued-recommender.ts. */
const USERS_A_BATCH = 10;

describe('the number of statements hardly depends on the size of a query', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ environment: { CACHE_ENTRIES: '0' } });
    // The columns of the views are read once per process.
    await recommendations(1);
  });
  afterAll(() => service.close());

  const recommendations = (users: number) =>
    costOf(service, async () => {
      const { data, errors } = await service.query(
        `{ users(first: ${users}) { nodes { recommendations(first: 10) { items {
             product { name aisle { name } department { name } } reasons { text } } } } } }`,
      );
      expect(errors).toBeUndefined();
      expect(data.users.nodes).toHaveLength(users);
      for (const node of data.users.nodes) expect(node.recommendations.items).toHaveLength(10);
    });

  test('recommendations of 2 users and of 50', async () => {
    const two = await recommendations(2);
    const fifty = await recommendations(50);
    const further = 50 / USERS_A_BATCH - 1;
    expect(two.batches).toBe(2);
    expect(fifty.batches).toBeLessThanOrEqual(2 + 2 * further);
    // Batches that end one after the other load their products, aisles and departments one after the other.
    expect(fifty.statements).toBeLessThanOrEqual(two.statements + 4 * further);
    expect(fifty.statements).toBeLessThanOrEqual(20);
  });

  test('baskets and orders of 2 users and of 50', async () => {
    const cost = (users: number) =>
      costOf(service, async () => {
        const { data, errors } = await service.query(
          `{ users(first: ${users}) { nodes { nextBasket { items { product { name } } }
               orders(first: 3) { totalCount nodes { announced items { product { name } } } } } } }`,
        );
        expect(errors).toBeUndefined();
        expect(data.users.nodes.at(-1).orders.nodes).toHaveLength(3);
        expect(data.users.nodes.at(-1).orders.totalCount).toBe(4);
      });
    const two = await cost(2);
    const fifty = await cost(50);
    const further = 50 / USERS_A_BATCH - 1;
    expect(two.batches).toBe(2);
    expect(fifty.batches).toBeLessThanOrEqual(2 + 2 * further);
    // The products of the baskets are read with those of the orders or after them, depending on which is ready first.
    expect(fifty.statements).toBeLessThanOrEqual(two.statements + 1 + 2 * further);
  });

  test('a user requested under several aliases is read and scored once', async () => {
    const user = '00000000-0000-4000-8000-000000000003';
    const once = `a: recommendations(userId: "${user}") { strategy }`;
    const one = await costOf(service, async () => void (await service.query(`{ ${once} }`)));
    const five = await costOf(service, async () => {
      const names = ['a', 'b', 'c', 'd', 'e'];
      const { data } = await service.query(
        `{ ${names.map((name) => once.replace('a:', `${name}:`)).join(' ')} }`,
      );
      expect(Object.keys(data)).toEqual(names);
    });
    expect(five).toEqual(one);
  });
});
