/** Comparison of recorded orders with the answers before them; the expected values were counted manually. */
import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { uuidOf } from '../../server/test-shop';

const ONLINE = `{ model { online {
  orders acceptanceAt5 acceptanceAt10 acceptanceAt20 itemAcceptance basketEditDistance
} } }`;

describe('online metrics', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const metrics = async () => (await service.query(ONLINE)).data.model.online;
  const listOf = async (user: number, first: number, filter = '') => {
    const { data } = await service.query(
      `{ recommendations(userId: "${uuidOf(user)}", first: ${first} ${filter}) { items { product { id } } } }`,
    );
    return data.recommendations.items.map((item: { product: { id: string } }) => item.product.id) as string[];
  };
  const basketOf = async (user: number) => {
    const { data } = await service.query(
      `{ nextBasket(userId: "${uuidOf(user)}") { items { product { id } } } }`,
    );
    return data.nextBasket.items.map((item: { product: { id: string } }) => item.product.id) as string[];
  };
  const buy = (user: number, productIds: readonly string[], clientKey: string) =>
    service.query(`mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { created } }`, {
      input: { userId: uuidOf(user), productIds, clientKey },
    });

  test('are null before the first order', async () => {
    expect(await metrics()).toEqual({
      orders: 0,
      acceptanceAt5: null,
      acceptanceAt10: null,
      acceptanceAt20: null,
      itemAcceptance: null,
      basketEditDistance: null,
    });
  });

  test('compare an order with the last list and basket before it', async () => {
    await listOf(1, 20);
    const list = await listOf(1, 10);
    const basket = await basketOf(1);
    const strange = ['111', '112', '113'].filter((id) => !list.includes(id) && !basket.includes(id));
    // two of the first five, three of the ten
    const bought = [list[0], list[4], list[7], ...strange];
    await buy(1, bought, 'one');
    const common = basket.filter((id) => bought.includes(id)).length;
    expect(await metrics()).toEqual({
      orders: 1,
      acceptanceAt5: 0.4,
      acceptanceAt10: 0.3,
      acceptanceAt20: null,
      itemAcceptance: 0.3,
      basketEditDistance: bought.length + basket.length - 2 * common,
    });
  });

  test('count an order once, even if it is sent several times', async () => {
    await buy(1, ['5'], 'one');
    expect((await metrics()).orders).toBe(1);
  });

  test('ignore users who were served nothing, and filtered lists', async () => {
    await listOf(2, 5, ', filter: { excludeHistory: true }');
    await buy(2, ['2'], 'two');
    expect((await metrics()).orders).toBe(1);
  });

  test('are means over orders', async () => {
    const list = await listOf(3, 5);
    await buy(3, list, 'three');
    const { orders, acceptanceAt5, itemAcceptance } = await metrics();
    expect(orders).toBe(2);
    expect(acceptanceAt5).toBeCloseTo((0.4 + 1) / 2, 12);
    expect(itemAcceptance).toBeCloseTo((3 + 5) / (10 + 5), 12);
  });

  test('keep at most two rows per user', async () => {
    for (let i = 0; i < 5; i++) await listOf(3, 5);
    await basketOf(3);
    await buy(3, ['3'], 'four');
    const { rows } = await service.database.pool.query<{ kind: string; n: number }>(
      'select kind, count(*)::int as n from served_answers where user_id = 3 group by kind order by kind',
    );
    expect(rows).toEqual([
      { kind: 'list', n: 1 },
      { kind: 'basket', n: 1 },
    ]);
  });
});
