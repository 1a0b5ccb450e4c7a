import type { Database } from '../../../src/db/database';
import { ApiError } from '../../../src/graphql/errors';
import { upsertUsers } from '../../../src/graphql/users/upsert-users';
import { erasedHash } from '../../../src/users/erased-users';
import { startTestService } from '../../server/test-service';
import type { TestService } from '../../server/test-service';

const NAMESPACE = 'cafebabe-1234-4abc-8def-c0ffeefeed01';
const MUTATION = `mutation ($input: [UserInput!]!) { upsertUsers(input: $input) { results {
  id created error { code message field }
} } }`;

interface Result {
  readonly created: boolean;
  readonly error: { readonly code: string; readonly message: string; readonly field: string | null } | null;
  readonly id: string;
}

describe('upsertUsers', () => {
  let service: TestService;
  let database: Database;
  beforeAll(async () => {
    service = await startTestService({ withoutModel: true });
    database = service.database;
  });
  afterAll(() => service.close());

  const upsert = async (input: readonly object[]): Promise<readonly Result[]> => {
    const { data, errors } = await service.query(MUTATION, { input });
    expect(errors).toBeUndefined();
    return data.upsertUsers.results;
  };
  const stored = (externalId: string) => database.prisma.user.findUnique({ where: { externalId } });

  test('creates users with the UUID of their ids, which differ by case and leading zeros only', async () => {
    const ids = ['U-1', 'u-1', '007', ' 7982904213654 ', 'anna@example.com'];
    const results = await upsert(ids.map((externalId) => ({ externalId })));
    expect(results.map(({ created }: Result) => created)).toEqual(ids.map(() => true));
    expect(new Set(results.map(({ id }: Result) => id)).size).toBe(5);
    // UUIDv5(namespace, 'anna@example.com')
    expect(results[4].id).toBe('54493f0c-2a3c-57e0-a06f-a65a40d00a56');
    const user = await stored('7982904213654');
    expect(user).toMatchObject({ uuid: results[3].id, firstName: null });
    expect(user?.id).toBeLessThan(0);
    const { data } = await service.query('query ($id: ID!) { recommendations(userId: $id) { strategy } }', {
      id: results[0].id,
    });
    expect(data.recommendations.strategy).toBe('POPULAR');
  });

  test('changes what is given, clears what is null, leaves the rest; repeating it changes nothing', async () => {
    await upsert([{ externalId: 'B', firstName: 'Bo', city: 'Ulm', email: 'bo@example.com' }]);
    const input = [{ externalId: 'B', firstName: 'Bob', city: null }];
    expect(await upsert(input)).toMatchObject([{ created: false, error: null }]);
    expect(await stored('B')).toMatchObject({ firstName: 'Bob', city: null, email: 'bo@example.com' });
    const version = async () =>
      (await database.pool.query<{ xmin: string }>(`select xmin from users where external_id = 'B'`)).rows[0]
        .xmin;
    const before = await version();
    await upsert(input);
    expect(await version()).toBe(before);
  });

  test('applies several changes of one user one after the other', async () => {
    const results = await upsert([
      { externalId: 'C', firstName: 'Cy', lastName: 'One' },
      { externalId: ' C', lastName: 'Two' },
    ]);
    expect(results.map(({ created }: Result) => created)).toEqual([true, false]);
    expect(results[0].id).toBe(results[1].id);
    expect(await stored('C')).toMatchObject({ firstName: 'Cy', lastName: 'Two' });
  });

  test('a user that cannot be written does not stop the others; an erased one does not come back', async () => {
    await database.prisma.erasedUser.create({
      data: { externalIdHash: new Uint8Array(erasedHash(NAMESPACE, 'gone@example.com')) },
    });
    const results = await upsert([
      { externalId: '  ' },
      { externalId: 'gone@example.com' },
      { externalId: 'D', email: 'x'.repeat(300) },
      { externalId: 'D\u0001' },
      { externalId: 'D' },
    ]);
    expect(
      results.map(({ created, error }: Result) => (created ? 'created' : `${error?.code} ${error?.field}`)),
    ).toEqual([
      'BAD_USER_INPUT externalId',
      'USER_ERASED externalId',
      'BAD_USER_INPUT email',
      'BAD_USER_INPUT externalId',
      'created',
    ]);
    expect(results[1].error?.message).not.toContain('gone');
    expect(await stored('gone@example.com')).toBeNull();
  });

  test('parallel calls with the same users in other sequences create each user once', async () => {
    const ids = Array.from({ length: 30 }, (_, i) => `P-${i}`);
    const store = { pool: database.pool, namespace: NAMESPACE };
    const calls = [ids, ids.toReversed(), ids, ids.toReversed()].map((order, call) =>
      upsertUsers(
        store,
        order.map((externalId) => ({ externalId, firstName: `call ${call}` })),
      ),
    );
    const results = (await Promise.all(calls)).flat();
    expect(results.some((result) => result instanceof ApiError)).toBe(false);
    expect(results.filter((result) => !(result instanceof ApiError) && result.created)).toHaveLength(30);
    expect(await database.prisma.user.count({ where: { externalId: { startsWith: 'P-' } } })).toBe(30);
  });

  test('refuses more than 1,000 users', async () => {
    const input = Array.from({ length: 1001 }, (_, i) => ({ externalId: String(i) }));
    const { errors } = await service.query(
      'mutation ($input: [UserInput!]!) { upsertUsers(input: $input) { results { created } } }',
      { input },
    );
    expect(errors?.[0].message).toBe('input: expected 1 to 1000 users, got 1001. Send several requests');
  });
});
