import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { databaseName } from '../../src/cli/warn-if-empty';

const script = pathToFileURL(resolve(__dirname, '..', '..', 'scripts', 'settings-file.mjs')).href;

describe('the settings file', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'settings-'));
    writeFileSync(
      join(folder, '.env'),
      '# a comment\nPORT=4123\nDATABASE_URL="postgresql://shop@localhost/shop"\n',
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** PORT and DATABASE_URL as the verb's program sees them. */
  const seenBy = (verb: string, environment: Record<string, string> = {}) => {
    const code = `
      const { readSettingsFile } = await import(${JSON.stringify(script)});
      readSettingsFile(${JSON.stringify(verb)}, '.env');
      console.log(JSON.stringify([process.env.PORT, process.env.DATABASE_URL]))`;
    const { PATH = '' } = process.env;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', code], {
      cwd: folder,
      env: { PATH, ...environment },
    });
    return JSON.parse(output.toString()) as unknown;
  };

  test('sets the variables of every command', () => {
    for (const verb of ['serve', 'recommend', 'evaluate', 'doctor']) {
      expect(seenBy(verb)).toEqual(['4123', 'postgresql://shop@localhost/shop']);
    }
  });

  test('does not replace variables of the environment', () => {
    expect(seenBy('serve', { PORT: '5000' })).toEqual(['5000', 'postgresql://shop@localhost/shop']);
  });

  test('does not reach tests and checks', () => {
    expect(seenBy('test')).toEqual([null, null]);
    expect(seenBy('check')).toEqual([null, null]);
  });
});

test('a database is named without its password', () => {
  expect(
    databaseName({ databaseUrl: 'postgresql://me:secret@db.example:5433/shop', stateDir: '/state' }),
  ).toBe('db.example:5433/shop (DATABASE_URL)');
  expect(databaseName({ databaseUrl: undefined, stateDir: '/state' })).toBe(
    'the embedded Postgres in /state, because DATABASE_URL is not set',
  );
});
