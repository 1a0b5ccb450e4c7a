import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { ANNOUNCED_USER, COLD_USER, uuidOf } from '../../server/test-shop';

const MUTATION = `mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { created order {
  id orderNumber announced dayOfWeek hourOfDay daysSincePriorOrder orderedAt
  items { addToCartOrder reordered product { id } }
} } }`;

describe('recordOrder', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const send = (input: object) => service.query(MUTATION, { input });
  const record = async (input: object) => {
    const { data, errors } = await send(input);
    expect(errors).toBeUndefined();
    return data.recordOrder;
  };
  const firstRecommended = async (user: number) => {
    const { data } = await service.query(
      'query ($user: ID!) { recommendations(userId: $user) { strategy items { product { id } reasons { text } } } }',
      { user: uuidOf(user) },
    );
    return data.recommendations;
  };

  test('adds an order with the given values, and marks products that were bought before', async () => {
    const { created, order } = await record({
      userId: uuidOf(1),
      productIds: [120, 1, 121],
      orderedAt: '2026-11-21T09:30:00Z',
      dayOfWeek: 3,
      hourOfDay: 21,
      daysSincePriorOrder: 4.5,
    });
    expect(created).toBe(true);
    expect(order).toMatchObject({
      orderNumber: 5,
      announced: false,
      dayOfWeek: 3,
      hourOfDay: 21,
      daysSincePriorOrder: 4.5,
      orderedAt: '2026-11-21T09:30:00.000Z',
      items: [
        { addToCartOrder: 1, reordered: false, product: { id: '120' } },
        { addToCartOrder: 2, reordered: true, product: { id: '1' } },
        { addToCartOrder: 3, reordered: false, product: { id: '121' } },
      ],
    });
    const row = await service.database.prisma.order.findUnique({ where: { id: Number(order.id) } });
    expect(row).toMatchObject({ evalSet: 'prior', source: 'api', clientKey: null });
  });

  test('derives day, hour and calendar days since the previous order from the moment', async () => {
    const first = new Date('2026-11-21T23:10:00Z');
    await record({ userId: uuidOf(2), productIds: [2], orderedAt: first.toISOString() });
    const second = new Date('2026-11-23T11:10:00Z');
    const { order } = await record({ userId: uuidOf(2), productIds: [2], orderedAt: second.toISOString() });
    // 21 November 2026 is a Saturday, day 0.
    expect(order).toMatchObject({ orderNumber: 6, dayOfWeek: 2, hourOfDay: 11, daysSincePriorOrder: 2 });
  });

  test('has no days since a previous order without a date', async () => {
    const { order } = await record({ userId: uuidOf(3), productIds: [3] });
    expect(order.daysSincePriorOrder).toBeNull();
    expect(Math.abs(Date.parse(order.orderedAt) - Date.now())).toBeLessThan(60_000);
  });

  test('completes the announced order with day and hour of the purchase; its gap stays if nothing else is known', async () => {
    const user = uuidOf(ANNOUNCED_USER);
    const { order } = await record({
      userId: user,
      productIds: [ANNOUNCED_USER, 100],
      // A Saturday; announced were day 2 and hour 18.
      orderedAt: '2026-11-21T07:30:00Z',
    });
    expect(order).toMatchObject({
      orderNumber: 5,
      announced: false,
      dayOfWeek: 0,
      hourOfDay: 7,
      daysSincePriorOrder: 9,
    });
    expect(order.items).toMatchObject([{ reordered: true }, { reordered: false }]);
    const next = await record({ userId: user, productIds: [100] });
    expect(next.order.orderNumber).toBe(6);
  });

  test("the next recommendation reflects it: a first order ends the user's cold start", async () => {
    expect(await firstRecommended(COLD_USER)).toMatchObject({ strategy: 'POPULAR' });
    await record({ userId: uuidOf(COLD_USER), productIds: [111] });
    const after = await firstRecommended(COLD_USER);
    expect(after.strategy).toBe('PERSONALIZED');
    expect(after.items[0].product.id).toBe('111');
  });

  test('a client key records one order, even for concurrent calls', async () => {
    const input = { userId: uuidOf(10), productIds: [10, 90], clientKey: 'checkout-1' };
    const answers = await Promise.all([record(input), record(input), record(input)]);
    expect(answers.filter((answer) => answer.created)).toHaveLength(1);
    expect(new Set(answers.map((answer) => answer.order.id)).size).toBe(1);
    const again = await record({ ...input, orderedAt: '2026-11-20T10:00:00Z' });
    expect(again).toMatchObject({ created: false, order: { orderNumber: 5 } });
    expect(again.order.items).toHaveLength(2);
    const { errors } = await send({ ...input, productIds: [10] });
    expect(errors?.[0].extensions.code).toBe('ORDER_CONFLICT');
    expect(errors?.[0].message).toContain('clientKey: expected the products and quantities of the order');
    expect(await service.database.prisma.order.count({ where: { userId: 10 } })).toBe(5);
  });

  test('lets two users use the same client key', async () => {
    await record({ userId: uuidOf(12), productIds: [12], clientKey: 'checkout-2' });
    const other = await record({ userId: uuidOf(13), productIds: [13], clientKey: 'checkout-2' });
    expect(other).toMatchObject({ created: true, order: { orderNumber: 5 } });
  });

  test('puts a late order in its place', async () => {
    const buy = (day: number, productIds: readonly number[]) =>
      record({ userId: uuidOf(14), productIds, orderedAt: `2026-11-${day}T10:00:00Z` });
    const { order: last } = await buy(20, [14, 90]);
    const { order: late } = await buy(18, [90, 91]);
    expect(late).toMatchObject({ orderNumber: 5, items: [{ reordered: false }, { reordered: false }] });
    const { data } = await service.query(
      'query ($id: ID!) { order(id: $id) { orderNumber daysSincePriorOrder items { reordered } } }',
      { id: last.id },
    );
    expect(data.order).toEqual({
      orderNumber: 6,
      daysSincePriorOrder: 2,
      items: [{ reordered: true }, { reordered: true }],
    });
    const { errors } = await send({
      userId: uuidOf(14),
      productIds: [92],
      orderedAt: '2026-11-19T10:00:00Z',
      orderNumber: 7,
    });
    expect(errors?.[0].message).toBe("orderNumber: expected 6, the order's place by its moment, got 7");
  });

  test('numbers concurrent orders consecutively', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4].map((productId) => record({ userId: uuidOf(15), productIds: [productId] })),
    );
    const numbers = answers.map((answer) => answer.order.orderNumber as number);
    expect(numbers.toSorted()).toEqual([5, 6, 7, 8]);
  });

  test('records nothing of an invalid order', async () => {
    await send({ userId: uuidOf(16), productIds: [16, 999] });
    expect(await service.database.prisma.order.count({ where: { userId: 16 } })).toBe(4);
  });

  test("accepts the user's next order number, and no other", async () => {
    const { order } = await record({ userId: uuidOf(20), productIds: [1], orderNumber: 5 });
    expect(order.orderNumber).toBe(5);
    for (const orderNumber of [5, 4, 7]) {
      const { errors } = await send({ userId: uuidOf(20), productIds: [1], orderNumber });
      expect(errors?.[0].extensions.code).toBe('ORDER_CONFLICT');
      expect(errors?.[0].message).toBe(
        `orderNumber: expected 6, the user's next order number, got ${orderNumber}`,
      );
    }
    expect(await service.database.prisma.order.count({ where: { userId: 20 } })).toBe(5);
  });

  test('completes an announced order under its order number', async () => {
    const { rows } = await service.database.pool.query<{ next: number }>(
      'select max(order_number) + 1 as next from orders where user_id = 21',
    );
    await service.database.pool.query(
      `insert into orders (user_id, order_number, eval_set, day_of_week, hour_of_day) values (21, $1, 'test', 1, 1)`,
      [rows[0].next],
    );
    const { order } = await record({ userId: uuidOf(21), productIds: [1], orderNumber: rows[0].next });
    expect(order.orderNumber).toBe(rows[0].next);
  });

  test('rejects a moment in the future, with a tolerance for clocks that are slightly ahead', async () => {
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const { errors } = await send({ userId: uuidOf(22), productIds: [1], orderedAt: inMinutes(60) });
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0].message).toContain('orderedAt: expected a moment that is not in the future');
    expect((await record({ userId: uuidOf(22), productIds: [1], orderedAt: inMinutes(1) })).created).toBe(
      true,
    );
  });

  test('leaves no rows if it fails half-way', async () => {
    const state = async () => {
      const { rows } = await service.database.pool.query<{ orders: string; version: number }>(
        'select (select count(*) from orders where user_id = 23) as orders, data_version as version from users where id = 23',
      );
      return rows[0];
    };
    const before = await state();
    const { errors } = await send({ userId: uuidOf(23), productIds: [1, 9999] });
    expect(errors?.[0].extensions.code).toBe('PRODUCT_NOT_FOUND');
    expect(await state()).toEqual(before);
  });

  test('assigns an id that no import can contain, also when it completes an announced order', async () => {
    const { order } = await record({ userId: uuidOf(24), productIds: [1] });
    expect(Number(order.id)).toBeLessThan(0);
    await service.database.prisma.order.create({
      data: {
        id: 7001,
        externalId: '7001',
        userId: 25,
        orderNumber: 5,
        evalSet: 'test',
        dayOfWeek: 1,
        hourOfDay: 1,
      },
    });
    const completed = await record({ userId: uuidOf(25), productIds: [1] });
    expect(completed.order.orderNumber).toBe(5);
    expect(Number(completed.order.id)).toBeLessThan(0);
    expect(await service.database.prisma.order.findUnique({ where: { externalId: '7001' } })).toMatchObject({
      id: Number(completed.order.id),
      announcedId: true,
    });
  });

  describe('after an import of an order at 12:00', () => {
    let user = 30;
    const at = (time: string) => `2025-05-04T${time}:00.000Z`;
    const call = (time: string, input: object = {}) =>
      record({ userId: uuidOf(user), productIds: [2, 1], orderedAt: at(time), ...input });
    beforeEach(async () => {
      user++;
      await service.database.prisma.order.create({
        data: {
          ...{ id: 8000 + user, userId: user, orderNumber: 5, evalSet: 'prior', dayOfWeek: 1, hourOfDay: 12 },
          orderedAt: at('12:00'),
          items: {
            create: [1, 2].map((productId) => ({ productId, addToCartOrder: productId, reordered: false })),
          },
        },
      });
    });

    test.each(['11:50', '12:10'])('returns it for the same basket at %s', async (time) => {
      const answer = await call(time);
      expect(answer).toMatchObject({ created: false, order: { id: String(8000 + user), orderNumber: 5 } });
      expect(await service.database.prisma.order.count({ where: { userId: user } })).toBe(5);
    });

    test.each([
      ['eleven minutes later', '12:11', {}],
      ['with another basket', '12:05', { productIds: [1, 3] }],
    ])('records another order: %s', async (_what, time, input) => {
      expect(await call(time, input)).toMatchObject({ created: true, order: { orderNumber: 6 } });
    });

    test('returns it again for the same client key, and records another order for another key', async () => {
      const keyed = (key: string) => call('12:04', { clientKey: `${key} of ${user}` });
      expect(await keyed('one')).toMatchObject({ created: false, order: { orderNumber: 5 } });
      expect(await keyed('one')).toMatchObject({ created: false, order: { orderNumber: 5 } });
      expect(await keyed('other')).toMatchObject({ created: true, order: { orderNumber: 6 } });
    });

    test.each([
      ['without a key', {}],
      ['with a key', { clientKey: 'key of a later call' }],
    ])('returns it once to calls without a key; a later call %s is another order', async (_how, input) => {
      expect(await call('12:03')).toMatchObject({ created: false, order: { orderNumber: 5 } });
      expect(await call('12:06', input)).toMatchObject({ created: true, order: { orderNumber: 6 } });
    });
  });

  test('a page of orders continues after the same order when an import renumbers them', async () => {
    const page = async (after?: string) => {
      const { data } = await service.query(
        `query ($user: ID!, $after: String) { user(id: $user) { orders(first: 2, after: $after) {
          nodes { id } pageInfo { endCursor }
        } } }`,
        { user: uuidOf(40), after },
      );
      return data.user.orders;
    };
    const first = await page();
    const rest = await page(first.pageInfo.endCursor);
    await service.database.pool.query(`
      update orders set order_number = order_number + 100 where user_id = 40 and order_number > 1;
      update orders set order_number = order_number - 99 where user_id = 40 and order_number > 100;
      insert into orders (id, user_id, order_number, eval_set, day_of_week, hour_of_day)
        values (9040, 40, 2, 'prior', 1, 1)`);
    const again = await page(first.pageInfo.endCursor);
    expect(again.nodes).toEqual([rest.nodes[0], { id: '9040' }]);
  });
});
