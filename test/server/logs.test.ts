import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';
import { SECRET, token } from './tokens';

/** Successful and failing requests of one user, and the log of them. */
describe('the log of a user session', () => {
  const me = uuidOf(7);
  let service: TestService;
  let bearer: string;
  beforeAll(async () => {
    service = await startTestService({ environment: { AUTH_MODE: 'jwt', JWT_SECRET: SECRET } });
    bearer = `Bearer ${await token({ sub: me })}`;
  });
  afterAll(() => service.close());

  const ids: string[] = [];
  const nextId = () => {
    ids.push(`journey-${ids.length + 1}`.padEnd(12, '-'));
    return ids[ids.length - 1];
  };
  const ask = (query: string, authorization = bearer) =>
    service.query(query, {}, { authorization, 'x-request-id': nextId() });
  const rest = (path: string, method = 'GET') =>
    fetch(`${service.url}${path}`, { method, headers: { authorization: bearer, 'x-request-id': nextId() } });

  test('has a line with the ID of each request, and nothing about the user or the input', async () => {
    const list = await ask(
      `{ recommendations(userId: "${me}", first: 3) { requestId strategy items { product { id } } } }`,
    );
    expect(list.data.recommendations.strategy).toBe('PERSONALIZED');
    const { requestId } = list.data.recommendations;
    await ask(`{ user(id: "${me}") { personal { email } orders { nodes { id } } nextBasket { strategy } } }`);
    await ask(
      `mutation { sendFeedback(input: { userId: "${me}", requestId: "${requestId}", events: [{ productId: 7, kind: CLICK }] }) { stored } }`,
    );
    await ask(`mutation { recordOrder(input: { userId: "${me}", productIds: [7, 61] }) { created } }`);
    await ask(
      `mutation { recordOrder(input: { userId: "${me}", productIds: [7], orderNumber: 1 }) { created } }`,
    );
    await ask(`{ recommendations(userId: "${uuidOf(8)}") { strategy } }`);
    await ask('{ model { phase } }', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.');
    await ask(`{ products(search: "secret wish") { totalCount } }`);
    await rest(`/api/predictions/user/${me}`);
    await rest('/predict/7', 'POST');
    // An internal error, with the user's id in the message of the database.
    const broken = `create function broken() returns trigger language plpgsql as $$ begin raise exception 'user7@example.com of ${me} is in the way'; end $$`;
    await service.database.pool.query(broken);
    await service.database.pool.query(
      'create trigger broken before insert on orders for each row execute function broken()',
    );
    const failed = await ask(
      `mutation { recordOrder(input: { userId: "${me}", productIds: [7] }) { created } }`,
    );
    expect(failed.errors?.[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
    await rest('/nothing/here');

    const finished = () => service.logged.filter((line) => line.msg === 'request');
    while (finished().length < ids.length) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(finished().map((line) => line.requestId)).toEqual(ids);
    for (const line of finished()) {
      expect(line).toMatchObject({
        time: expect.stringMatching(/^\d{4}-/),
        method: expect.any(String),
        route: expect.any(String),
        status: expect.any(Number),
        milliseconds: expect.any(Number),
      });
    }
    const causes = service.logged.filter((line) => line.level === 50);
    expect(causes).toMatchObject([
      { requestId: ids[ids.length - 2], field: 'recordOrder', err: { message: expect.any(String) } },
    ]);
    expect(JSON.stringify(causes)).toMatch(/is in the way/);

    const everything = service.logged.map((line) => JSON.stringify(line)).join('\n');
    expect(everything).not.toMatch(
      /00000000-0000-4000|@example\.com|First\d|Springfield|Bearer|eyJ|secret wish/,
    );
    expect(everything).not.toMatch(/recommendations\(|sendFeedback\(|productIds|mutation/);
  });
});
