import { startTestService } from './test-service';
import type { TestService } from './test-service';
import { uuidOf } from './test-shop';
import { SECRET, token } from './tokens';

const EMAIL = 'anna@shop.example';
const CUSTOMER = 'kunde-4711-geheim';

describe("a user's external id is personal data", () => {
  let service: TestService;
  let own: string;
  let backEnd: string;
  beforeAll(async () => {
    service = await startTestService({ environment: { AUTH_MODE: 'jwt', JWT_SECRET: SECRET } });
    await service.database.pool.query('update users set external_id = $1 where id = 1', [EMAIL]);
    await service.database.pool.query('update users set external_id = $1 where id = 2', [CUSTOMER]);
    own = `Bearer ${await token({ sub: uuidOf(1) })}`;
    backEnd = `Bearer ${await token({ scope: 'recommendations:any' })}`;
  });
  afterAll(() => service.close());

  const user = (argument: string, authorization: string) =>
    service.query(`{ user(${argument}) { id externalId } }`, {}, { authorization });
  const predict = async (userId: string, authorization: string) => {
    const response = await fetch(`${service.url}/predict/${encodeURIComponent(userId)}`, {
      method: 'POST',
      headers: { authorization },
    });
    return { status: response.status, text: await response.text() };
  };

  test('users see and use their own', async () => {
    const found = { user: { id: uuidOf(1), externalId: EMAIL } };
    expect((await user(`id: "${uuidOf(1)}"`, own)).data).toEqual(found);
    expect((await user(`externalId: "${EMAIL}"`, own)).data).toEqual(found);
    expect((await predict(EMAIL, own)).status).toBe(200);
  });

  test('back ends see and use all of them', async () => {
    const found = { user: { id: uuidOf(2), externalId: CUSTOMER } };
    expect((await user(`id: "${uuidOf(2)}"`, backEnd)).data).toEqual(found);
    expect((await user(`externalId: "${CUSTOMER}"`, backEnd)).data).toEqual(found);
    expect((await user('externalId: "nobody"', backEnd)).data).toEqual({ user: null });
    expect((await predict(CUSTOMER, backEnd)).status).toBe(200);
    expect((await predict('nobody', backEnd)).status).toBe(404);
    const { data } = await service.query(
      `query ($search: String!) { findUsers(search: $search) { nodes { id } } }`,
      { search: CUSTOMER },
      { authorization: backEnd },
    );
    expect(data.findUsers.nodes).toEqual([{ id: uuidOf(2) }]);
  });

  test('whether another user exists is not revealed', async () => {
    const answers = await Promise.all(
      [CUSTOMER, 'nobody', EMAIL.toUpperCase()].map((id) => user(`externalId: "${id}"`, own)),
    );
    for (const { data, errors } of answers) {
      expect(data).toEqual({ user: null });
      expect(errors).toEqual(answers[0].errors);
      expect(errors?.[0].extensions.code).toBe('FORBIDDEN');
    }
    const withoutToken = await service.query(`{ user(externalId: "${EMAIL}") { id } }`);
    expect(withoutToken.errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
    const messages = await Promise.all([predict(CUSTOMER, own), predict('nobody', own)]);
    for (const { status, text } of messages) {
      expect(status).toBe(403);
      expect((JSON.parse(text) as { message: string }).message).toBe('This token is for another user.');
    }
  });

  test('it is neither in the log nor in messages', async () => {
    const { errors } = await user(`externalId: "${CUSTOMER}${'x'.repeat(300)}"`, backEnd);
    expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(JSON.stringify(errors)).not.toContain(CUSTOMER);
    // An internal error while the user is looked up.
    await service.database.pool.query('alter table users rename column external_id to renamed');
    try {
      for (const id of [EMAIL, CUSTOMER]) {
        expect((await user(`externalId: "${id}"`, backEnd)).errors?.[0].extensions.code).toBe(
          'INTERNAL_SERVER_ERROR',
        );
        expect((await predict(id, backEnd)).status).toBe(500);
        const found = await service.query(
          'query ($search: String!) { findUsers(search: $search) { nodes { id } } }',
          { search: id },
          { authorization: backEnd },
        );
        expect(found.errors?.[0].extensions.code).toBe('INTERNAL_SERVER_ERROR');
      }
    } finally {
      await service.database.pool.query('alter table users rename column renamed to external_id');
    }
    expect(service.logged.filter(({ level }) => level === 50).length).toBeGreaterThanOrEqual(6);
    const log = service.logged.map((line) => JSON.stringify(line)).join('\n');
    expect(log).not.toContain(EMAIL);
    expect(log).not.toContain('geheim');
  });
});
