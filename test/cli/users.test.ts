import type { Database } from '../../src/db/database';
import { eraseUsers } from '../../src/cli/users/erase-users';
import type { UserReference } from '../../src/users/find-user';
import { DEFAULT_NAMESPACE } from '../import/import-into';
import { createTestDatabase } from '../setup/test-database';
import { insertShop } from '../setup/shop-fixture';
import { runProgram } from './run-program';

describe('npm run users -- erase', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
    await insertShop(database.pool);
  });
  afterAll(() => database.close());

  const run = (...args: string[]) =>
    runProgram('users', ['erase', ...args], {
      DATABASE_URL: database.url,
      USER_UUID_NAMESPACE: DEFAULT_NAMESPACE,
    });
  const uuidOf = async (id: number) => (await database.prisma.user.findUniqueOrThrow({ where: { id } })).uuid;
  const exists = async (id: number) => (await database.prisma.user.count({ where: { id } })) === 1;

  test('erases users by UUID and external id, and says what was removed', async () => {
    const uuids = [await uuidOf(1), await uuidOf(2)];
    const orders = await database.prisma.order.count({ where: { userId: 1 } });
    const { code, stdout, stderr } = await run(uuids[0].toUpperCase(), '--external-id', ' 2', '--yes');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Erased ${uuids[0]}: ${orders} orders, [1-9]\\d* order items,`));
    expect(stdout).toContain(`Erased ${uuids[1]}: `);
    expect([await exists(1), await exists(2), await exists(3)]).toEqual([false, false, true]);
  });

  test('succeeds again for the external id of a user who was erased', async () => {
    const { code, stdout } = await run('--external-id', '2', '--yes');
    expect(stdout).toBe('Nothing to do: erased before.\n');
    expect(code).toBe(0);
  });

  test('erases no one if one of the users does not exist', async () => {
    const unknown = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
    const { code, stderr } = await run(unknown, '--external-id', '3', '--external-id', 'Three', '--yes');
    expect(stderr).toContain(`found no user for ${unknown}, "Three". Nothing was erased.`);
    expect(code).toBe(1);
    expect(await exists(3)).toBe(true);
  });

  test.each<[readonly string[], string]>([
    [['--external-id', '3'], 'Expected --yes, because there is no terminal to ask on.'],
    [['--yes'], 'Expected a UUID or --external-id, got neither.'],
    [['3', '--yes'], 'Expected the UUID of a user, got "3". For other ids, use --external-id.'],
  ])('%j is refused', async (args, message) => {
    const { code, stderr } = await run(...args);
    expect(stderr).toContain(message);
    expect(code).toBe(1);
    expect(await exists(3)).toBe(true);
  });

  test('asks once, and erases only after a yes', async () => {
    const questions: string[] = [];
    const erase = (answer: boolean, ...references: UserReference[]) =>
      eraseUsers({
        database,
        ...{ namespace: DEFAULT_NAMESPACE, references, signal: new AbortController().signal },
        confirm: async (question) => questions.push(question) > 0 && answer,
        print: () => {},
      });
    const both = [{ externalId: '3' }, { externalId: '4' }, { uuid: await uuidOf(4) }];
    await expect(erase(false, ...both)).rejects.toThrow('Nothing was erased.');
    expect(await exists(3)).toBe(true);
    await erase(true, ...both);
    expect(questions).toEqual(
      Array.from({ length: 2 }, () => 'Erase 2 users with all orders? This cannot be undone.'),
    );
    expect([await exists(3), await exists(4)]).toEqual([false, false]);
  });
});
