/** Two instances on one database, each with its own cache: a write through one is reflected in the next answer of both. */
import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';

describe('two instances', () => {
  let one: TestService;
  let other: TestService;
  beforeAll(async () => {
    one = await startTestService();
    other = await startTestService({ besides: one });
  });
  afterAll(async () => {
    await other.close();
    await one.close();
  });

  const list = async (service: TestService, user: number, first = 100) => {
    const { data, errors } = await service.query(
      `{ recommendations(userId: "${uuidOf(user)}", first: ${first}) { strategy items { product { id available } reasons { text } } } }`,
    );
    expect(errors).toBeUndefined();
    return data.recommendations as {
      strategy: string;
      items: { product: { id: string; available: boolean }; reasons: { text: string }[] }[];
    };
  };
  const ids = async (service: TestService, user: number) =>
    (await list(service, user)).items.map(({ product }) => product.id);

  test('give the same answer, with and without the cache', async () => {
    const fresh = await list(one, 10);
    expect(await list(one, 10)).toEqual(fresh);
    expect(await list(other, 10)).toEqual(fresh);
  });

  test('reflect an order that the other recorded', async () => {
    const before = [await list(one, 59), await list(other, 59)];
    expect(before.map(({ strategy }) => strategy)).toEqual(['POPULAR', 'POPULAR']);
    await one.query(
      `mutation { recordOrder(input: { userId: "${uuidOf(59)}", productIds: [101, 102] }) { created } }`,
    );
    for (const service of [one, other]) {
      const { strategy, items } = await list(service, 59, 5);
      expect(strategy).toBe('PERSONALIZED');
      expect(items.map(({ product }) => product.id)).toEqual(expect.arrayContaining(['101', '102']));
    }
  });

  test('omit what the user dismissed at the other, for that user only', async () => {
    const [dismissed] = await ids(other, 11);
    await ids(one, 11);
    const { data } = await other.query(
      `mutation { sendFeedback(input: { userId: "${uuidOf(11)}", requestId: "${uuidOf(1)}", events: [{ productId: ${dismissed}, kind: DISMISS }] }) { stored } }`,
    );
    expect(data.sendFeedback.stored).toBe(1);
    expect(await ids(one, 11)).not.toContain(dismissed);
    expect(await ids(other, 11)).not.toContain(dismissed);
    const impression = await other.query(
      `mutation { sendFeedback(input: { userId: "${uuidOf(11)}", requestId: "${uuidOf(1)}", events: [{ productId: 1, kind: IMPRESSION }] }) { stored } }`,
    );
    expect(impression.errors).toBeUndefined();
  });

  const offer = (service: TestService, productId: string, available: boolean) =>
    service.query(
      `mutation ($input: ProductAvailabilityInput!) { setProductAvailability(input: $input) { changed products { id available } } }`,
      { input: { productIds: [productId], available } },
    );

  test('omit a product made unavailable through the other, until it is available again', async () => {
    const [gone] = await ids(one, 12);
    expect(await ids(other, 12)).toContain(gone);
    const { data } = await offer(other, gone, false);
    expect(data.setProductAvailability).toEqual({ changed: 1, products: [{ id: gone, available: false }] });
    for (const service of [one, other]) {
      const { items } = await list(service, 12);
      expect(items).toHaveLength(100);
      expect(items.map(({ product }) => product.id)).not.toContain(gone);
      const popular = await service.query('{ popularProducts(first: 100) { id } }');
      expect(popular.data.popularProducts.map(({ id }: { id: string }) => id)).not.toContain(gone);
    }
    expect((await offer(one, gone, false)).data.setProductAvailability.changed).toBe(0);
    await offer(one, gone, true);
    for (const service of [one, other]) {
      const { items } = await list(service, 12);
      expect(items[0].product).toEqual({ id: gone, available: true });
    }
  });

  test('detect changes made directly in the database', async () => {
    const [first] = await ids(one, 13);
    await one.database.pool.query('update products set available = false where id = $1', [first]);
    expect(await ids(other, 13)).not.toContain(first);
    await one.database.pool.query('update products set available = true where id = $1', [first]);
  });

  test('report which product does not exist', async () => {
    const { errors } = await offer(one, '9999', false);
    expect(errors?.[0].extensions.code).toBe('PRODUCT_NOT_FOUND');
  });
});
