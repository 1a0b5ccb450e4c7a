import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { COLD_USER, uuidOf } from './test-shop';

describe('REST, for clients of the replaced service', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${service.url}${path}`, init);
    return { status: response.status, body: await response.json() };
  };

  test('GET /health', async () => {
    const { status, body } = await ask('/health');
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'healthy',
      model_loaded: true,
      model_version: expect.stringMatching(/^20261123-181502-[0-9a-f]{6}$/),
      database_available: true,
      architecture: expect.stringContaining('two-stage'),
      feature_engineering: expect.stringMatching(/^SQL views: \d+ features in stage 1, \d+ in stage 2$/),
      data_loaded: { users: 60, products: 130, orders: 233, order_items: expect.any(Number) },
    });
  });

  test('GET /api/predictions/user/:uuid returns the same products as GraphQL', async () => {
    const { status, body } = await ask(`/api/predictions/user/${uuidOf(5)}`);
    const { data } = await service.query(
      `{ recommendations(userId: "${uuidOf(5)}") { items { score product { id name } } } }`,
    );
    const predictions = data.recommendations.items.map(
      ({ score, product }: { score: number; product: { id: string; name: string } }) => ({
        productId: Number(product.id),
        productName: product.name,
        score,
      }),
    );
    expect(status).toBe(200);
    expect(predictions).toHaveLength(10);
    expect(body).toEqual({
      success: true,
      message: 'Predictions from the model.',
      data: { userId: uuidOf(5), predictions, total: 10 },
    });
  });

  test('reports that products are popular ones', async () => {
    const { body } = await ask(`/api/predictions/user/${uuidOf(COLD_USER)}`);
    expect(body).toMatchObject({ success: true, message: 'Popular products.' });
  });

  test.each([
    [uuidOf(999), 404, 'USER_NOT_FOUND', `userId: expected the UUID of an existing user, got ${uuidOf(999)}`],
    ['12', 422, 'BAD_USER_INPUT', 'uuid: expected a UUID, got "12"'],
    ['%27%3B--', 422, 'BAD_USER_INPUT', 'uuid: expected a UUID, got "\';--"'],
  ])('GET /api/predictions/user/%s: %i in the same envelope', async (uuid, status, code, message) => {
    const answer = await ask(`/api/predictions/user/${uuid}`);
    expect(answer).toEqual({ status, body: { success: false, message, code, data: null } });
  });

  test('POST /predict/:userId returns the next basket', async () => {
    const { status, body } = await ask('/predict/7', { method: 'POST' });
    const { data } = await service.query(
      `{ nextBasket(userId: "${uuidOf(7)}") { items { score product { id name } } } }`,
    );
    expect(status).toBe(200);
    expect(data.nextBasket.items.length).toBeGreaterThan(0);
    expect(body).toEqual({
      user_id: 7,
      predicted_cart: data.nextBasket.items.map(
        ({ score, product }: { score: number; product: { id: string; name: string } }) => ({
          product_id: Number(product.id),
          product_name: product.name,
          score,
        }),
      ),
      success: true,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });

  test.each([
    ['999', 404, 999, 'userId: expected the id of an existing user, got another id'],
    [
      'nobody%40shop.example',
      404,
      'nobody@shop.example',
      'userId: expected the id of an existing user, got another id',
    ],
    ['99999999999', 404, 99999999999, 'userId: expected the id of an existing user, got another id'],
    ['%20', 422, null, 'userId: expected 1 to 255 characters without control characters, got something else'],
  ])('POST /predict/%s: %i in the same envelope', async (id, status, user_id, message) => {
    const answer = await ask(`/predict/${id}`, { method: 'POST' });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ success: false, user_id, predicted_cart: [], message });
  });

  test('no cache may store a personal answer', async () => {
    const answers = [
      await fetch(`${service.url}/api/predictions/user/${uuidOf(3)}`),
      await fetch(`${service.url}/api/predictions/user/unknown`),
      await fetch(`${service.url}/predict/3`, { method: 'POST' }),
    ];
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('vary')).toMatch(/authorization/i);
    }
  });

  test('answers are compressed where the client accepts it', async () => {
    const query = '{ products(first: 100) { nodes { name aisle { name } } } }';
    const ask = (encoding: string) =>
      fetch(`${service.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-encoding': encoding },
        body: JSON.stringify({ query }),
      });
    const compressed = await ask('gzip');
    expect(compressed.headers.get('content-encoding')).toBe('gzip');
    const plain = await ask('identity');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await compressed.json()).toEqual(await plain.json());
  });

  test('OPTIONS lists the methods of /graphql', async () => {
    const { status, headers } = await fetch(`${service.url}/graphql`, { method: 'OPTIONS' });
    expect([status, headers.get('allow')]).toEqual([204, 'GET, HEAD, POST, OPTIONS']);
  });

  test('an unknown path is reported in the REST envelope', async () => {
    expect(await ask('/api/nothing')).toMatchObject({
      status: 404,
      body: { success: false, code: 'NOT_FOUND' },
    });
  });
});
