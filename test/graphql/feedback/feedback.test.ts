import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';
import { uuidOf } from '../../server/test-shop';

const MUTATION = 'mutation ($input: FeedbackInput!) { sendFeedback(input: $input) { stored duplicates } }';

describe('sendFeedback', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const send = async (input: object) => {
    const { data, errors } = await service.query(MUTATION, { input });
    expect(errors).toBeUndefined();
    return data.sendFeedback;
  };

  test('stores an event of an answer once', async () => {
    const userId = uuidOf(1);
    const { data } = await service.query(`{ recommendations(userId: "${userId}") { requestId } }`);
    const { requestId } = data.recommendations;
    const events = [
      { productId: 1, kind: 'IMPRESSION' },
      { productId: 1, kind: 'ADD_TO_BASKET' },
      { productId: 2, kind: 'IMPRESSION' },
      { productId: 2, kind: 'IMPRESSION' },
    ];
    expect(await send({ userId, requestId, events })).toEqual({ stored: 3, duplicates: 1 });
    expect(await send({ userId, requestId, events })).toEqual({ stored: 0, duplicates: 4 });
    expect(await send({ userId, requestId: uuidOf(77), events })).toEqual({ stored: 3, duplicates: 1 });
    const rows = await service.database.prisma.feedbackEvent.findMany({ where: { requestId } });
    expect(rows.map((row) => `${row.userId} ${row.productId} ${row.kind}`).toSorted()).toEqual([
      '1 1 addToBasket',
      '1 1 impression',
      '1 2 impression',
    ]);
  });

  test('a dismissed product is not recommended to the user again', async () => {
    const userId = uuidOf(4);
    const recommended = async () => {
      const { data } = await service.query(
        `{ recommendations(userId: "${userId}") { items { product { id } } } }`,
      );
      return data.recommendations.items.map((item: { product: { id: string } }) => item.product.id);
    };
    expect(await recommended()).toContain('4');
    await send({ userId, requestId: uuidOf(78), events: [{ productId: 4, kind: 'DISMISS' }] });
    expect(await recommended()).not.toContain('4');
  });
});
