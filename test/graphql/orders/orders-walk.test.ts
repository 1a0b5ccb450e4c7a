import type { Pool } from 'pg';
import { Random } from '../../../src/lib/random';
import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { COLD_USER, uuidOf } from '../../server/test-shop';

/** Undated orders come first, then dated ones by moment; an announced order, which has no items, is the last. */
const RENUMBER = `
  update orders set order_number = 2000000 + placed.number
  from (
    select id, row_number() over (
      order by not exists (select from order_items where order_id = id), ordered_at nulls first, order_number, id
    ) as number
    from orders where user_id = $1
  ) placed
  where placed.id = orders.id
`;

/** A user's orders, changed as imports and the API change them. */
class ChangingOrders {
  private next = 0;

  constructor(
    private readonly pool: Pool,
    private readonly userKey: number,
  ) {}

  async clear(): Promise<void> {
    await this.pool.query(
      'delete from order_items where order_id in (select id from orders where user_id = $1)',
      [this.userKey],
    );
    await this.pool.query('delete from orders where user_id = $1', [this.userKey]);
  }

  /** @param day null for an undated order */
  async add(day: number | null, announced = false): Promise<string> {
    const externalId = `walk-${this.next++}`;
    const { rows } = await this.pool.query<{ id: number }>(
      `insert into orders (external_id, user_id, order_number, eval_set, ordered_at)
       values ($1, $2, 1000000, 'prior', timestamptz '2026-01-01Z' + make_interval(days => $3::int)) returning id`,
      [externalId, this.userKey, day],
    );
    if (!announced) await this.fill(rows[0].id);
    await this.renumber();
    return externalId;
  }

  async cancel(externalId: string): Promise<void> {
    await this.pool.query(
      'delete from order_items where order_id = (select id from orders where external_id = $1)',
      [externalId],
    );
    await this.pool.query('delete from orders where external_id = $1', [externalId]);
    await this.renumber();
  }

  /** The completed order has a key of its own. */
  async complete(externalId: string): Promise<void> {
    const { rows } = await this.pool.query<{ id: number }>(
      `update orders set id = nextval('orders_id_seq'), ordered_at = '2026-11-30Z' where external_id = $1 returning id`,
      [externalId],
    );
    await this.fill(rows[0].id);
    await this.renumber();
  }

  private async fill(orderId: number): Promise<void> {
    await this.pool.query('insert into order_items values ($1, 1, 1, false)', [orderId]);
  }

  private async renumber(): Promise<void> {
    await this.pool.query(RENUMBER, [this.userKey]);
    await this.pool.query('update orders set order_number = order_number - 2000000 where user_id = $1', [
      this.userKey,
    ]);
  }
}

describe("a walk over a user's orders", () => {
  let service: TestService;
  let orders: ChangingOrders;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
    orders = new ChangingOrders(service.database.pool, COLD_USER);
  });
  beforeEach(() => orders.clear());
  afterAll(() => service.close());

  const page = async (first: number, after: string | null) => {
    const { data, errors } = await service.query(
      `query ($id: ID!, $first: Int, $after: String) { user(id: $id) { orders(first: $first, after: $after) {
         nodes { externalId announced } pageInfo { hasNextPage endCursor } } } }`,
      { id: uuidOf(COLD_USER), first, after },
    );
    expect(errors).toBeUndefined();
    const { nodes, pageInfo } = data.user.orders;
    return { ids: nodes.map((node: { externalId: string }) => node.externalId), nodes, ...pageInfo };
  };

  /** Reads all pages. @param between changes the orders before each further page, given what was seen */
  const walk = async (first: number, between: (seen: readonly string[]) => Promise<void>) => {
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const { ids, hasNextPage, endCursor } = await page(first, after);
      seen.push(...ids);
      if (!hasNextPage) return seen;
      after = endCursor;
      await between(seen);
    }
  };

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'loses and repeats nothing while orders arrive late, are renumbered and cancelled (%i)',
    async (seed) => {
      const random = new Random(seed, 'orders-walk');
      // Two of the days are equal, as for two orders in one day of data without times.
      const dated = Array.from({ length: 14 }, () => random.below(12) * 10);
      const stored: string[] = [];
      for (const day of [null, null, null, ...dated]) stored.push(await orders.add(day));
      const gone = new Set<string>();
      const first = 1 + random.below(3);
      const seen = await walk(first, async (before) => {
        for (let n = random.below(3); n > 0; n--) await orders.add(random.below(13) * 10);
        // The order in the cursor, and others around it.
        const cancelled = [before.at(-1) as string, stored[random.below(stored.length)]];
        for (const externalId of cancelled.slice(0, random.below(3))) {
          gone.add(externalId);
          await orders.cancel(externalId);
        }
      });
      expect(new Set(seen).size).toBe(seen.length);
      const lost = stored.filter((externalId) => !gone.has(externalId) && !seen.includes(externalId));
      expect(lost).toEqual([]);
    },
  );

  test('the announced next order stays first, and is not repeated when it is completed', async () => {
    const old = [await orders.add(10), await orders.add(20), await orders.add(30)];
    const announced = await orders.add(null, true);
    await orders.add(25);
    const { nodes } = await page(2, null);
    expect(nodes[0]).toEqual({ externalId: announced, announced: true });
    let changed = false;
    const seen = await walk(1, async () => {
      if (changed) return;
      changed = true;
      await orders.add(5);
      await orders.complete(announced);
    });
    expect(seen[0]).toBe(announced);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(old));
  });

  test('continues at the moment if no order around the cursor exists any more', async () => {
    const stored: string[] = [];
    for (let day = 0; day < 30; day++) stored.push(await orders.add(day));
    const undated = await orders.add(null);
    const { endCursor, ids } = await page(12, null);
    for (const externalId of stored.slice(10, 27)) await orders.cancel(externalId);
    const late = await orders.add(3);
    await orders.add(100);
    const rest = await page(100, endCursor);
    expect(ids).toEqual(stored.slice(18).reverse());
    expect(rest.ids).toEqual([
      ...stored.slice(4, 10).reverse(),
      late,
      stored[3],
      ...stored.slice(0, 3).reverse(),
      undated,
    ]);
  });

  test('accepts cursors of earlier releases', async () => {
    const stored = [await orders.add(10), await orders.add(20), await orders.add(30)];
    const { rows } = await service.database.pool.query<{ id: number }>(
      'select id from orders where external_id = $1',
      [stored[1]],
    );
    for (const key of [[2], [9, rows[0].id]]) {
      const cursor = Buffer.from(JSON.stringify(['orders', ...key])).toString('base64url');
      expect((await page(10, cursor)).ids).toEqual([stored[0]]);
    }
  });
});
