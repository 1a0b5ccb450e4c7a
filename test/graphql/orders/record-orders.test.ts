import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { SECRET, token } from '../../server/tokens';
import { ANNOUNCED_USER, uuidOf } from '../../server/test-shop';

const MUTATION = `mutation ($input: [RecordOrderInput!]!) { recordOrders(input: $input) { results {
  created error { code message field }
  order { id externalId orderNumber dayOfWeek hourOfDay daysSincePriorOrder orderedAt
    items { product { id name available } quantity reordered } }
} } }`;

const at = (day: number, time = '12:00') => `2026-10-${String(day).padStart(2, '0')}T${time}:00Z`;

interface Result {
  readonly created: boolean;
  readonly error: { readonly code: string; readonly message: string; readonly field: string | null } | null;
  // Each test knows which fields it reads.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly order: any;
}

describe('recordOrders', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({
      withoutModel: true,
      environment: { SHOP_TIME_ZONE: 'Europe/Berlin' },
    });
  });
  afterAll(() => service.close());

  const send = (input: readonly object[]) => service.query(MUTATION, { input });
  const record = async (input: readonly object[]): Promise<readonly Result[]> => {
    const { data, errors } = await send(input);
    expect(errors).toBeUndefined();
    return data.recordOrders.results;
  };
  const places = async (user: number) => {
    const { rows } = await service.database.pool.query<{ external_id: string; order_number: number }>(
      'select external_id, order_number from orders where user_id = $1 and ordered_at is not null order by order_number',
      [user],
    );
    return rows.map(({ external_id, order_number }) => `${order_number} ${external_id}`);
  };
  const dataVersion = async (user: number) =>
    (await service.database.prisma.user.findUniqueOrThrow({ where: { id: user } })).dataVersion;

  test('records past orders in any order of time, each in its place, with results in the order of the input', async () => {
    const results = await record([
      { userId: uuidOf(1), externalId: 'B', productIds: ['1', '90'], orderedAt: at(26, '00:30') },
      { userId: uuidOf(2), externalId: 'C', productIds: ['2'], orderedAt: at(2) },
      {
        userId: uuidOf(1),
        externalId: 'A',
        items: [{ productId: '90', quantity: 0.45 }, { productId: '91', quantity: 2 }, { productId: '92' }],
        orderedAt: at(24, '22:30'),
      },
    ]);
    expect(results.map(({ order }: Result) => [order.externalId, order.orderNumber])).toEqual([
      ['B', 6],
      ['C', 5],
      ['A', 5],
    ]);
    // In Berlin: 00:30 on Sunday, and after clocks were set back, 01:30 on Monday.
    expect(results[2].order).toMatchObject({ dayOfWeek: 1, hourOfDay: 0, daysSincePriorOrder: null });
    expect(results[0].order).toMatchObject({ dayOfWeek: 2, hourOfDay: 1, daysSincePriorOrder: 1 });
    expect(results[2].order.items).toMatchObject([
      { product: { id: '90' }, quantity: 0.45, reordered: false },
      { product: { id: '91' }, quantity: 2, reordered: false },
      { product: { id: '92' }, quantity: null, reordered: false },
    ]);
    expect(results[0].order.items).toMatchObject([
      { product: { id: '1' }, quantity: null, reordered: true },
      { product: { id: '90' }, reordered: true },
    ]);
  });

  test('the same batch twice records nothing and changes no version', async () => {
    const batch = [
      { userId: uuidOf(3), externalId: '3-a', items: [{ productId: '3', quantity: 0.1 }], orderedAt: at(3) },
      { userId: uuidOf(3), clientKey: 'k', productIds: ['3', '80'], orderedAt: at(1) },
      { userId: uuidOf(4), externalId: '4-a', productIds: ['4'], orderedAt: at(2) },
    ];
    const first = await record(batch);
    expect(first.map(({ created }: Result) => created)).toEqual([true, true, true]);
    const version = await dataVersion(3);
    // In another sequence, the second time.
    const second = await record(batch.toReversed());
    expect(second.map(({ created, error }: Result) => [created, error])).toEqual(
      Array(3).fill([false, null]),
    );
    expect(second.toReversed().map(({ order }: Result) => order.id)).toEqual(
      first.map(({ order }: Result) => order.id),
    );
    expect(await dataVersion(3)).toBe(version);
    expect(await service.database.prisma.order.count({ where: { userId: 3 } })).toBe(6);
  });

  test('an order that cannot be recorded does not stop the others', async () => {
    const user = { userId: uuidOf(5), orderedAt: at(5) };
    const results = await record([
      { ...user, externalId: '5-a', productIds: ['5'] },
      { ...user, externalId: '5-b', productIds: [] },
      { ...user, externalId: '5-c', productIds: ['5', '5'] },
      { ...user, externalId: '5-d', productIds: ['5', 'none', 'no other'] },
      { ...user, externalId: '5-e', productIds: ['5'], orderedAt: '2999-01-01T00:00:00Z' },
      { ...user, externalId: '5-f', productIds: ['5'], dayOfWeek: 7 },
      { ...user, externalId: '5-g', productIds: ['5'], items: [{ productId: '5' }] },
      { ...user, externalId: '5-h', items: [{ productId: '5', quantity: -1 }] },
      { ...user, userId: uuidOf(999), externalId: '5-i', productIds: ['none'] },
      { ...user, externalId: '5-a', productIds: ['6'] },
      { ...user, externalId: '5-j', productIds: ['6'] },
    ]);
    expect(
      results.map(({ created, error }: Result) => (created ? 'created' : `${error?.code} ${error?.field}`)),
    ).toEqual([
      'created',
      'BAD_USER_INPUT productIds',
      'BAD_USER_INPUT productIds',
      'PRODUCT_NOT_FOUND productIds',
      'BAD_USER_INPUT orderedAt',
      'BAD_USER_INPUT dayOfWeek',
      'BAD_USER_INPUT null',
      'BAD_USER_INPUT items.0.quantity',
      'USER_NOT_FOUND userId',
      'ORDER_CONFLICT externalId',
      'created',
    ]);
    expect(results[3].error?.message).toBe(
      'productIds: expected ids of existing products, got "none", "no other"',
    );
    expect(results[8].error?.message).toBe(
      `userId: expected the UUID of an existing user, got ${uuidOf(999)}; productIds: expected ids of existing products, got "none"`,
    );
    expect(await places(5)).toEqual(['5 5-a', '6 5-j']);
  });

  test('creates unknown users, and unknown products with a name; names all products without one', async () => {
    const items = [{ productId: 'NEW-1', name: ' New tea ', quantity: 2 }, { productId: '7' }];
    const results = await record([
      { userExternalId: ' Zoë@example.com ', externalId: 'Z-1', items, orderedAt: at(6) },
      { userExternalId: 'Zoë@example.com', externalId: 'Z-2', items, orderedAt: at(4) },
      { userExternalId: 'nobody', items: [{ productId: 'x1' }, { productId: 'x2' }, { productId: '7' }] },
    ]);
    expect(results[0].order).toMatchObject({
      orderNumber: 2,
      daysSincePriorOrder: 2,
      items: [{ product: { id: 'NEW-1', name: 'New tea', available: true } }, { product: { id: '7' } }],
    });
    expect(results[1]).toMatchObject({ created: true, order: { orderNumber: 1 } });
    expect(results[2].error).toEqual({
      code: 'PRODUCT_NOT_FOUND',
      message:
        'items: expected ids of existing products, got "x1", "x2"; give each of these items a name to create its product',
      field: 'items',
    });
    const { prisma } = service.database;
    // UUIDv5 of the id in the namespace of USER_UUID_NAMESPACE.
    expect(await prisma.user.findUnique({ where: { externalId: 'Zoë@example.com' } })).toMatchObject({
      uuid: '408d9ee0-e25a-5edd-bb31-290566cb1750',
    });
    expect(await prisma.user.findUnique({ where: { externalId: 'nobody' } })).toBeNull();
    expect(
      await prisma.product.findUnique({
        where: { externalId: 'NEW-1' },
        include: { aisle: true, department: true },
      }),
    ).toMatchObject({ aisle: { name: 'uncategorised' }, department: { name: 'uncategorised' } });
  });

  test('refuses an external id with another basket, other quantities or another user', async () => {
    const order = { userId: uuidOf(8), externalId: '8-a', orderedAt: at(8) };
    await record([{ ...order, items: [{ productId: '8', quantity: 2 }, { productId: '9' }] }]);
    const results = await record([
      { ...order, productIds: ['9', '8'], orderedAt: at(9) },
      { ...order, items: [{ productId: '8' }, { productId: '9', quantity: 3 }] },
      { ...order, items: [{ productId: '8', quantity: 1 }, { productId: '9' }] },
      { ...order, productIds: ['8'] },
      { ...order, productIds: ['8', '10'] },
      { ...order, userId: uuidOf(9), productIds: ['8', '9'] },
    ]);
    // What is unknown does not differ; another moment is a retry.
    const outcomes = results.map(({ created, error }: Result) => error?.code ?? created);
    expect(outcomes).toEqual([
      false,
      false,
      'ORDER_CONFLICT',
      'ORDER_CONFLICT',
      'ORDER_CONFLICT',
      'ORDER_CONFLICT',
    ]);
    expect(results[5].error?.message).toContain("the id of another user's order");
  });

  test('never merges two external ids; an order without one is recognised by basket and moment', async () => {
    const order = { userId: uuidOf(11), productIds: ['11', '12'] };
    const [a, b] = await record([
      { ...order, externalId: '11-a', orderedAt: at(11, '10:00') },
      { ...order, externalId: '11-b', orderedAt: at(11, '10:00') },
    ]);
    expect([a.created, b.created]).toEqual([true, true]);
    const [page] = await record([{ ...order, clientKey: 'page', orderedAt: at(12, '10:00') }]);
    const [shop] = await record([{ ...order, externalId: '11-c', orderedAt: at(12, '10:09') }]);
    expect(shop).toMatchObject({ created: false, order: { id: page.order.id, externalId: '11-c' } });
    const [other] = await record([{ ...order, externalId: '11-d', orderedAt: at(12, '10:09') }]);
    expect(other.created).toBe(true);
    const [again, wrong] = await record([
      { ...order, externalId: '11-c', clientKey: 'page' },
      { ...order, externalId: '11-e', clientKey: 'page' },
    ]);
    expect(again).toMatchObject({ created: false, order: { id: page.order.id } });
    expect(wrong.error).toMatchObject({ code: 'ORDER_CONFLICT', field: 'externalId' });
  });

  test('returns an imported order by its external id, whatever the moment', async () => {
    await service.database.prisma.order.create({
      data: {
        ...{ id: 8013, externalId: '8013', userId: 13, orderNumber: 5, evalSet: 'prior', orderedAt: at(13) },
        items: { create: [{ productId: 13, addToCartOrder: 1, reordered: true }] },
      },
    });
    const [same, other] = await record([
      {
        userId: uuidOf(13),
        externalId: '8013',
        items: [{ productId: '13', quantity: 3 }],
        orderedAt: at(20),
      },
      { userId: uuidOf(13), externalId: '8014', productIds: ['13'], orderedAt: at(13) },
    ]);
    expect(same).toMatchObject({ created: false, order: { id: '8013' } });
    expect(other).toMatchObject({ created: true, order: { orderNumber: 6 } });
  });

  test('completes an announced order, unless the order is late or has another id; it stays last', async () => {
    const announce = (user: number, id: number) =>
      service.database.prisma.order.create({
        data: {
          id,
          externalId: String(id),
          userId: user,
          orderNumber: 5,
          evalSet: 'test',
          dayOfWeek: 1,
          hourOfDay: 1,
        },
      });
    await announce(14, 7014);
    const numberOf = async (externalId: string) =>
      (await service.database.prisma.order.findUniqueOrThrow({ where: { externalId } })).orderNumber;
    const buy = (externalId: string | null, day: number) =>
      record([{ userId: uuidOf(14), externalId, productIds: ['14'], orderedAt: at(day) }]);
    await buy('14-a', 10);
    expect([await numberOf('14-a'), await numberOf('7014')]).toEqual([5, 6]);
    const [late] = await buy(null, 8);
    expect(late.order).toMatchObject({ orderNumber: 5, externalId: null });
    expect([await numberOf('14-a'), await numberOf('7014')]).toEqual([6, 7]);
    const [completed] = await buy('7014', 12);
    expect(completed).toMatchObject({ created: true, order: { orderNumber: 7, daysSincePriorOrder: 2 } });
    expect(
      await service.database.prisma.order.findUniqueOrThrow({ where: { externalId: '7014' } }),
    ).toMatchObject({
      announcedId: false,
      dayOfWeek: 2,
      hourOfDay: 14,
    });
    expect(Number(completed.order.id)).toBeLessThan(0);
    const [next] = await record([{ userId: uuidOf(ANNOUNCED_USER), productIds: ['1'], orderedAt: at(1) }]);
    expect(next.order.orderNumber).toBe(5);
  });

  test('gives up the id of an announced order that another purchase completed', async () => {
    await service.database.prisma.order.create({
      data: { id: 7015, externalId: '7015', userId: 15, orderNumber: 5, evalSet: 'test' },
    });
    const [guessed] = await record([{ userId: uuidOf(15), productIds: ['15'], orderedAt: at(10) }]);
    expect(guessed.order.externalId).toBe('7015');
    const [real] = await record([
      { userId: uuidOf(15), externalId: '7015', productIds: ['15', '16'], orderedAt: at(11) },
    ]);
    expect(real).toMatchObject({ created: true, order: { orderNumber: 6, externalId: '7015' } });
    expect(await places(15)).toEqual(['5 null', '6 7015']);
  });

  test.each([
    ['no orders', [], 'input: expected 1 to 500 orders, got 0'],
    [
      'too many orders',
      Array.from({ length: 501 }, () => ({ productIds: ['1'] })),
      'input: expected 1 to 500 orders, got 501. Send several requests',
    ],
    [
      'too many products',
      Array.from({ length: 11 }, () => ({ productIds: Array.from({ length: 460 }, (_, i) => String(i)) })),
      'input: expected 1 to 5000 products in all orders, got 5060. Send several requests',
    ],
  ])('refuses %s', async (_what, input, message) => {
    const { errors } = await service.query(
      'mutation ($input: [RecordOrderInput!]!) { recordOrders(input: $input) { results { created } } }',
      { input },
    );
    expect(errors?.[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('accepts 500 orders with 5,000 products', async () => {
    const batch = Array.from({ length: 500 }, (_, i) => ({
      ...{ userId: uuidOf(30 + (i % 20)), externalId: `large-${i}`, orderedAt: at(1 + (i % 28)) },
      items: Array.from({ length: 10 }, (_, place) => ({
        productId: String(1 + ((i + place) % 100)),
        quantity: 1,
      })),
    }));
    const { data, errors } = await service.query(
      'mutation ($input: [RecordOrderInput!]!) { recordOrders(input: $input) { results { created } } }',
      { input: batch },
    );
    expect(errors).toBeUndefined();
    expect(data.recordOrders.results).toEqual(Array(500).fill({ created: true }));
  });

  test('parallel late orders of one user, with one id used twice, give one sequence without holes', async () => {
    const orders = Array.from({ length: 12 }, (_, i) => ({
      userId: uuidOf(20),
      externalId: `20-${i % 10}`,
      productIds: [String(20 + (i % 10))],
      orderedAt: at(28 - (i % 10)),
    }));
    const results = (await Promise.all(orders.map((order) => record([order])))).flat();
    expect(results.filter(({ created }: Result) => created)).toHaveLength(10);
    expect(await places(20)).toEqual(Array.from({ length: 10 }, (_, i) => `${5 + i} 20-${9 - i}`));
  });

  test('parallel batches of users in opposite order do not deadlock; an id of both users belongs to one', async () => {
    const batch = (users: readonly number[], shared: string) =>
      users.map((user) => ({
        ...{ userId: uuidOf(user), productIds: [String(user)], orderedAt: at(user) },
        externalId: user < 23 ? shared : `${shared}-${user}`,
      }));
    const rounds = ['s1', 's2', 's3', 's4'].flatMap((shared) => [
      record(batch([21, 22, 23, 24], shared)),
      record(batch([24, 23, 22, 21], shared)),
    ]);
    const results = await Promise.all(rounds);
    for (const [i, answers] of results.entries()) {
      const conflicts = answers.filter(({ error }: Result) => error);
      expect([i, conflicts.map(({ error }: Result) => error?.code)]).toEqual([i, ['ORDER_CONFLICT']]);
    }
    const stored = await service.database.prisma.order.count({ where: { externalId: { startsWith: 's' } } });
    expect(stored).toBe(12);
  });
});

describe('recordOrders with AUTH_MODE=jwt', () => {
  test('creates users and products only with their scopes; users may record their own orders', async () => {
    const environment = { AUTH_MODE: 'jwt', JWT_SECRET: SECRET };
    const service = await startTestService({ withoutModel: true, environment });
    try {
      const input = [
        { userExternalId: 'new', items: [{ productId: 'P', name: 'P' }], clientKey: 'a' },
        { userExternalId: '1', items: [{ productId: 'P', name: 'P' }], clientKey: 'a' },
      ];
      const errorsWith = async (scope: string) => {
        const authorization = `Bearer ${await token({ sub: 'shop', scope })}`;
        const { data } = await service.query(MUTATION, { input }, { authorization });
        return data.recordOrders.results.map(({ error }: Result) => error?.message ?? null);
      };
      const user =
        'userExternalId: expected the id of an existing user, got another one; creating users requires the scope users:write';
      const product =
        'items: expected ids of existing products, got "P"; creating products requires the scope catalogue:write';
      expect(await errorsWith('orders:write')).toEqual([`${user}; ${product}`, product]);
      expect(await errorsWith('orders:write users:write')).toEqual([product, product]);
      expect(await errorsWith('orders:write catalogue:write')).toEqual([user, null]);
      expect(await errorsWith('orders:write catalogue:write users:write')).toEqual([null, null]);

      const own = { authorization: `Bearer ${await token({ sub: uuidOf(2) })}` };
      const byOwn = async (fields: object) => {
        const { errors } = await service.query(
          'mutation ($input: RecordOrderInput!) { recordOrder(input: $input) { created } }',
          { input: { productIds: ['1'], ...fields } },
          own,
        );
        return errors?.[0].extensions.code ?? 'ok';
      };
      expect(await byOwn({ userExternalId: '2' })).toBe('ok');
      // The same answer whether the user exists or not.
      expect([await byOwn({ userExternalId: '1' }), await byOwn({ userExternalId: 'unknown' })]).toEqual([
        'FORBIDDEN',
        'FORBIDDEN',
      ]);
    } finally {
      await service.close();
    }
  });
});
