import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { ANNOUNCED_USER, uuidOf } from '../../server/test-shop';

describe('order', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
  });
  afterAll(() => service.close());

  const query = `query ($id: ID!) {
    order(id: $id) { id orderNumber announced dayOfWeek hourOfDay items { product { id } } }
  }`;
  const order = async (id: string | number) => {
    const { data, errors } = await service.query(query, { id });
    expect(errors).toBeUndefined();
    return data.order;
  };
  const idOf = async (userId: number, orderNumber: number) => {
    const { id } = await service.database.prisma.order.findUniqueOrThrow({
      where: { userId_orderNumber: { userId, orderNumber } },
    });
    return id;
  };

  test('returns an order with its items', async () => {
    const id = await idOf(3, 1);
    expect(await order(id)).toMatchObject({
      id: String(id),
      orderNumber: 1,
      announced: false,
      items: expect.arrayContaining([{ product: { id: '3' } }]),
    });
  });

  test('returns an announced order without items', async () => {
    expect(await order(await idOf(ANNOUNCED_USER, 5))).toMatchObject({
      announced: true,
      dayOfWeek: 2,
      hourOfDay: 18,
      items: [],
    });
  });

  test('returns a recorded order by its negative id', async () => {
    const { data } = await service.query(
      `mutation { recordOrder(input: { userId: "${uuidOf(4)}", productIds: [7, 9] }) { order { id } } }`,
    );
    const { id } = data.recordOrder.order;
    expect(Number(id)).toBeLessThan(0);
    expect(await order(id)).toMatchObject({
      id,
      items: [{ product: { id: '7' } }, { product: { id: '9' } }],
    });
  });

  test('is null for an unknown id', async () => {
    expect(await order(2147483647)).toBeNull();
    expect(await order(-2147483647)).toBeNull();
  });

  test.each(['', '-', '--1', '1.5', 'abc', '2147483648', '-2147483648'])(
    'rejects the id "%s"',
    async (id) => {
      const { errors } = await service.query(query, { id });
      expect(errors).toEqual([
        expect.objectContaining({
          message: `id: expected a whole number, got "${id}"`,
          extensions: { code: 'BAD_USER_INPUT' },
        }),
      ]);
    },
  );

  test('returns several orders in the requested order', async () => {
    const ids = await Promise.all([1, 2, 3, 4].map((orderNumber) => idOf(5, orderNumber)));
    const fields = ids.map((id, i) => `o${i}: order(id: "${id}") { orderNumber }`).join(' ');
    const { data } = await service.query(`{ ${fields} }`);
    expect(data).toEqual({
      o0: { orderNumber: 1 },
      o1: { orderNumber: 2 },
      o2: { orderNumber: 3 },
      o3: { orderNumber: 4 },
    });
  });
});
