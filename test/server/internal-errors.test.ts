import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';

describe('internal errors are not revealed', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.close());

  test('masks a database error in GraphQL and REST, and logs it with the request ID', async () => {
    await service.database.pool.query('alter table aisles rename to aisles_gone');
    await service.database.pool.query('alter table users rename to users_gone');
    const headers = { 'x-request-id': 'test-request-1' };
    const { data, errors, status } = await service.query(
      '{ product(id: 1) { name aisle { name } } }',
      {},
      headers,
    );
    expect(status).toBe(200);
    expect(data.product).toBeNull();
    expect(errors).toEqual([
      {
        message: expect.stringMatching(/^Internal error\./),
        locations: expect.any(Array),
        path: ['product', 'aisle'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      },
    ]);
    const rest = await fetch(`${service.url}/api/predictions/user/${uuidOf(1)}`, {
      headers: { 'x-request-id': 'test-request-2' },
    });
    expect(rest.status).toBe(500);
    expect(rest.headers.get('x-request-id')).toBe('test-request-2');
    const body = await rest.text();
    expect(JSON.parse(body)).toMatchObject({ success: false, code: 'INTERNAL_SERVER_ERROR', data: null });
    expect(`${body}${JSON.stringify(errors)}`).not.toMatch(/prisma|aisles|users_gone|node_modules| at /i);

    const causes = service.logged.filter((line) => line.level === 50);
    expect(causes.map((line) => line.requestId)).toEqual(['test-request-1', 'test-request-2']);
    expect(causes[0]).toMatchObject({ field: 'product.aisle', msg: 'resolver failed' });
    expect(JSON.stringify(causes)).toMatch(/aisles/);
  });

  test('logs requests by route, without user ids and input', async () => {
    await fetch(`${service.url}/api/predictions/user/${uuidOf(33)}`);
    await service.query(`{ user(id: "${uuidOf(34)}") { id } }`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const requests = service.logged.filter((line) => line.msg === 'request');
    expect(requests.slice(-2)).toMatchObject([
      { method: 'GET', route: '/api/predictions/user/:uuid', milliseconds: expect.any(Number) },
      { method: 'POST', route: '/graphql', status: 200, requestId: expect.stringMatching(/^[\w-]{36}$/) },
    ]);
    expect(JSON.stringify(requests)).not.toMatch(/00000000-0000-4000-8000/);
  });

  test('creates a request ID if the client sends a malformed one', async () => {
    const response = await fetch(`${service.url}/healthz`, { headers: { 'x-request-id': 'a b"{}' } });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
