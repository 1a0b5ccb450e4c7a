import { createHash } from 'node:crypto';
import type { Database } from '../../src/db/database';
import { erasedHash, findErased } from '../../src/users/erased-users';
import { createTestDatabase } from '../setup/test-database';

const NAMESPACE = 'cafebabe-1234-4abc-8def-c0ffeefeed01';

describe('findErased', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    const data = ['A-7', '007', 'Zoë@example.com'].map((id) => ({
      externalIdHash: new Uint8Array(erasedHash(NAMESPACE, id)),
    }));
    await database.prisma.erasedUser.createMany({ data });
  });
  afterAll(() => database.close());

  test('returns the external ids of erased users, and no other spelling of them', async () => {
    const asked = ['A-7', 'a-7', '007', '7', 'Zoë@example.com', 'zoë@example.com', 'B'];
    expect([...(await findErased(database.prisma, NAMESPACE, asked))].toSorted()).toEqual(
      ['007', 'A-7', 'Zoë@example.com'].toSorted(),
    );
    expect((await findErased(database.prisma, NAMESPACE, [])).size).toBe(0);
  });

  test('does not know users of another namespace', async () => {
    const other = 'cafebabe-1234-4abc-8def-c0ffeefeed02';
    expect((await findErased(database.prisma, other, ['A-7'])).size).toBe(0);
  });

  test('hashes the namespace, a colon and the external id, as the import does in SQL', async () => {
    const expected = createHash('sha256').update(`${NAMESPACE}:Zoë`).digest('hex');
    expect(erasedHash(NAMESPACE, 'Zoë').toString('hex')).toBe(expected);
    const { rows } = await database.pool.query<{ hash: string }>(
      `select encode(sha256(convert_to($1 || ':' || $2, 'UTF8')), 'hex') as hash`,
      [NAMESPACE, 'Zoë'],
    );
    expect(rows[0].hash).toBe(expected);
  });
});
