import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { uuidOf } from '../../server/test-shop';

const CANCEL =
  'mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { cancelled cancelledAt } }';

const at = (day: number) => `2026-10-${String(day).padStart(2, '0')}T12:00:00Z`;

describe('cancelOrder', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const cancel = async (input: object) => {
    const { data, errors } = await service.query(CANCEL, { input });
    return errors ? errors[0].extensions.code : data.cancelOrder;
  };
  const record = async (user: number, day: number, products: readonly number[], ids: object = {}) => {
    const { data, errors } = await service.query(
      'mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { created order { id orderNumber } } }',
      { input: { userId: uuidOf(user), productIds: products.map(String), orderedAt: at(day), ...ids } },
    );
    return errors ? `${errors[0].extensions.code}: ${errors[0].message}` : data.recordOrder.order;
  };
  /** number, gap, products with an asterisk for reorders; without the four undated orders of the shop. */
  const recorded = async (user: number) => {
    const orders = await service.database.prisma.order.findMany({
      where: { userId: user, orderNumber: { gt: 4 } },
      orderBy: { orderNumber: 'asc' },
      include: { items: { orderBy: { addToCartOrder: 'asc' } } },
    });
    return orders.map(({ orderNumber, daysSincePriorOrder, items }) =>
      [
        orderNumber,
        daysSincePriorOrder,
        ...items.map((item) => `${item.productId}${item.reordered ? '*' : ''}`),
      ].join(' '),
    );
  };

  test('removes the order; later ones get new numbers, gaps and reorder flags; recommendations follow', async () => {
    const { prisma } = service.database;
    await record(1, 1, [100, 101]);
    const { id } = await record(1, 3, [101, 102, 103], { externalId: 'A-3', clientKey: 'key' });
    await record(1, 10, [102, 103]);
    await record(1, 12, [103]);
    expect(await recorded(1)).toEqual(['5  100 101', '6 2 101* 102 103', '7 7 102* 103*', '8 2 103*']);
    await prisma.orderOutcome.create({ data: { orderId: Number(id), bought: 3 } });
    const before = await prisma.user.findUniqueOrThrow({ where: { id: 1 } });
    const result = await cancel({ id });
    expect(result.cancelled).toBe(true);
    expect(await recorded(1)).toEqual(['5  100 101', '6 9 102 103', '7 2 103*']);
    expect(await prisma.order.count({ where: { id: Number(id) } })).toBe(0);
    expect(await prisma.orderItem.count({ where: { orderId: Number(id) } })).toBe(0);
    expect(await prisma.orderOutcome.count({ where: { orderId: Number(id) } })).toBe(0);
    const after = await prisma.user.findUniqueOrThrow({ where: { id: 1 } });
    expect(after.dataVersion).toBeGreaterThan(before.dataVersion);
    expect(await prisma.cancelledOrder.findUnique({ where: { externalId: 'A-3' } })).toMatchObject({
      ...{ orderId: Number(id), userId: 1, clientKey: 'key', productIds: [101, 102, 103], source: 'api' },
      orderedAt: new Date(at(3)),
    });
    for (const name of [{ id }, { externalId: 'A-3' }, { userId: uuidOf(1), clientKey: 'key' }]) {
      expect(await cancel(name)).toEqual({ cancelled: false, cancelledAt: result.cancelledAt });
    }
    expect(await recorded(1)).toHaveLength(3);
  });

  test('a recommendation no longer knows the basket', async () => {
    const first = async () => {
      const { data } = await service.query(
        `{ recommendations(userId: "${uuidOf(59)}") { strategy items { product { id } } } }`,
      );
      return [data.recommendations.strategy, data.recommendations.items[0].product.id];
    };
    const { id } = await record(59, 5, [111]);
    expect(await first()).toEqual(['PERSONALIZED', '111']);
    await cancel({ id });
    expect((await first())[0]).toBe('POPULAR');
  });

  test('a repeated call that recorded the order is refused, by either id', async () => {
    await record(2, 2, [2], { externalId: 'B-1', clientKey: 'checkout' });
    expect(await cancel({ userId: uuidOf(2), clientKey: 'checkout' })).toMatchObject({ cancelled: true });
    expect(await record(2, 2, [2], { clientKey: 'checkout' })).toMatch(
      /^ORDER_CONFLICT: clientKey: expected .* not cancelled, got checkout, which was cancelled at 2/,
    );
    expect(await record(2, 2, [2], { externalId: ' B-1 ' })).toMatch(/^ORDER_CONFLICT: externalId: .*B-1/);
    expect(await record(3, 2, [2], { externalId: 'B-1' })).toMatch(/^ORDER_CONFLICT/);
    expect(await record(3, 2, [2], { clientKey: 'checkout' })).toMatchObject({ orderNumber: 5 });
    expect(await record(2, 2, [2])).toMatchObject({ orderNumber: 5 });
  });

  test('cancels imported orders; an undated gap spans the removed order', async () => {
    const { prisma } = service.database;
    const orders = await prisma.order.findMany({ where: { userId: 4 }, orderBy: { orderNumber: 'asc' } });
    expect(await cancel({ id: String(orders[1].id) })).toMatchObject({ cancelled: true });
    const left = await prisma.order.findMany({ where: { userId: 4 }, orderBy: { orderNumber: 'asc' } });
    expect(
      left.map(({ id, orderNumber, daysSincePriorOrder }) => [id, orderNumber, daysSincePriorOrder]),
    ).toEqual([
      [orders[0].id, 1, null],
      [orders[2].id, 2, 14],
      [orders[3].id, 3, 7],
    ]);
  });

  test('a flag that another channel had set stays with the next order', async () => {
    const { prisma } = service.database;
    const first = await record(5, 1, [120]);
    await record(5, 2, [120]);
    await prisma.orderItem.updateMany({ where: { orderId: Number(first.id) }, data: { reordered: true } });
    await cancel({ id: first.id });
    expect(await recorded(5)).toEqual(['5  120*']);
  });

  test('parallel calls cancel once', async () => {
    const { id } = await record(6, 1, [6]);
    await record(6, 2, [7]);
    const results = await Promise.all([1, 2, 3].map(() => cancel({ id })));
    expect(results.filter(({ cancelled }) => cancelled)).toHaveLength(1);
    expect(await recorded(6)).toEqual(['5  7']);
  });

  test.each([
    ['an unknown id', { id: '123456789' }, 'ORDER_NOT_FOUND'],
    ['an unknown external id', { externalId: 'nothing' }, 'ORDER_NOT_FOUND'],
    ['the key of another user', { userId: uuidOf(7), clientKey: 'checkout' }, 'ORDER_NOT_FOUND'],
    ['an unknown user', { userId: uuidOf(999), clientKey: 'checkout' }, 'ORDER_NOT_FOUND'],
    ['nothing', {}, 'BAD_USER_INPUT'],
    ['two names', { id: '1', externalId: '1' }, 'BAD_USER_INPUT'],
    ['a key without a user', { clientKey: 'checkout' }, 'BAD_USER_INPUT'],
  ])('%s is an error', async (_what, input, code) => {
    expect(await cancel(input)).toBe(code);
  });

  test('a late order is no outcome of an answer that was served after its moment', async () => {
    const served = async (user: number, servedAt: Date) => {
      await service.database.prisma.servedAnswer.create({
        data: { userId: user, kind: 'list', requestId: uuidOf(1), productIds: [8, 9], servedAt },
      });
    };
    await served(8, new Date(at(5)));
    await served(9, new Date(at(5)));
    const late = await record(8, 4, [8]);
    const due = await record(9, 6, [9]);
    const outcomes = await service.database.prisma.orderOutcome.findMany({
      where: { orderId: { in: [Number(late.id), Number(due.id)] } },
    });
    expect(outcomes).toMatchObject([{ orderId: Number(due.id), listHits: 1 }]);
  });

  test('a page walk during late arrivals and cancellations neither loses nor repeats an order', async () => {
    const page = async (after?: string) => {
      const { data } = await service.query(
        `query ($user: ID!, $after: String) { user(id: $user) { orders(first: 2, after: $after) {
          nodes { id } pageInfo { endCursor hasNextPage } } } }`,
        { user: uuidOf(10), after },
      );
      return data.user.orders;
    };
    const days = [2, 4, 6, 8, 10, 12];
    const ids: string[] = [];
    for (const day of days) ids.push((await record(10, day, [10])).id);
    const seen: string[] = [];
    let after: string | undefined;
    for (let step = 0; ; step++) {
      const { nodes, pageInfo } = await page(after);
      seen.push(...nodes.map((node: { id: string }) => node.id));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
      // In front of what was read, and an order that was read but is not the last one read.
      if (step === 0) await record(10, 11, [11]);
      if (step === 1) await cancel({ id: seen[0] });
    }
    expect(seen.filter((id) => ids.includes(id))).toEqual(ids.toReversed());
    expect(new Set(seen).size).toBe(seen.length);
  });
});
