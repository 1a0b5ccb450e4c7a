/** Overload: requests are rejected at once, with the same code and status in GraphQL and REST, until the queue is shorter. */
import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';

const one = `{ recommendations(userId: "${uuidOf(1)}", first: 3) { items { rank } } }`;

describe('a full queue', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ environment: { QUEUE_LIMIT: '5', CACHE_ENTRIES: '0' } });
  });
  afterAll(() => service.close());

  test('rejects requests beyond its length with 503, OVERLOADED and Retry-After', async () => {
    const response = await fetch(`${service.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: '{ users(first: 20) { nodes { recommendations(first: 3) { strategy } } } }',
      }),
    });
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['OVERLOADED']));
  });

  test('serves the requests that fit, and counts the rejected ones at /metrics', async () => {
    const { status, data } = await service.query(one);
    expect(status).toBe(200);
    expect(data.recommendations.items).toHaveLength(3);
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(Number(/^timele_queue_refused (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThanOrEqual(15);
    expect(metrics).toMatch(/^timele_queue_waiting 0$/m);
  });
});

describe('a database that takes longer than the request timeout', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ environment: { REQUEST_TIMEOUT_MS: '500' } });
  });
  afterAll(() => service.close());

  /** On a busy machine, the first answer may exceed the timeout, too. */
  const served = async (query: string) => {
    let status = 503;
    for (let tries = 0; status === 503 && tries < 100; tries++) ({ status } = await service.query(query));
    return status;
  };

  test('leads to 503 in GraphQL and REST, and to an answer once it has finished', async () => {
    expect(await served(one)).toBe(200);
    const holder = await service.database.pool.connect();
    await holder.query('begin');
    await holder.query('lock table feedback_events in access exclusive mode');
    try {
      const other = one.replace(uuidOf(1), uuidOf(2));
      const { status, errors } = await service.query(other);
      expect([status, errors?.[0].extensions.code]).toEqual([503, 'OVERLOADED']);
      const rest = await fetch(`${service.url}/api/predictions/user/${uuidOf(3)}`);
      expect(rest.status).toBe(503);
      expect(rest.headers.get('retry-after')).not.toBeNull();
      expect(await rest.json()).toMatchObject({ success: false, code: 'OVERLOADED' });
      // Cached answers do not wait.
      expect((await service.query(one)).status).toBe(200);
    } finally {
      await holder.query('rollback');
      holder.release();
    }
    expect(await served(one.replace(uuidOf(1), uuidOf(4)))).toBe(200);
  });
});
