import { resolve } from 'node:path';
import { EnvironmentError, environmentTable, readEnvironment } from '../../src/config/environment';

test('defaults, as the contract says them', () => {
  expect(readEnvironment({})).toMatchObject({
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 4000,
    authMode: 'none',
    userUuidNamespace: 'cafebabe-1234-4abc-8def-c0ffeefeed01',
    maxRejectShare: 0.01,
  });
});

test('the sample shop is the default of the embedded database alone', () => {
  const DATABASE_URL = 'postgresql://127.0.0.1/shop';
  expect(readEnvironment({}).dataDir).toBe(resolve('data/sample'));
  expect(readEnvironment({ DATABASE_URL: '' }).dataDir).toBe(resolve('data/sample'));
  expect(readEnvironment({ DATABASE_URL }).dataDir).toBeUndefined();
  expect(readEnvironment({ DATABASE_URL, DATA_DIR: '' }).dataDir).toBeUndefined();
  expect(readEnvironment({ DATABASE_URL, DATA_DIR: 'data/sample' }).dataDir).toBe(resolve('data/sample'));
});

test('an empty value counts as unset', () => {
  expect(readEnvironment({ PORT: '', DATABASE_URL: '' })).toMatchObject({
    port: 4000,
    databaseUrl: undefined,
  });
});

test('all wrong values are told at once, each with what was expected', () => {
  const read = () =>
    readEnvironment({
      PORT: '70000',
      AUTH_MODE: 'basic',
      MAX_REJECT_SHARE: '5 %',
      DATABASE_URL: 'mysql://x',
    });
  expect(read).toThrow(EnvironmentError);
  expect(read).toThrow(
    [
      'DATABASE_URL: expected a postgresql:// address, got "mysql://x"',
      'PORT: expected a whole number from 0 to 65535, got "70000"',
      `AUTH_MODE: expected 'none' or 'jwt', got "basic"`,
      'MAX_REJECT_SHARE: expected a share from 0 to 1, got "5 %"',
    ].join('\n'),
  );
});

test('a secret that is too short is not repeated', () => {
  expect(() => readEnvironment({ JWT_SECRET: 'hunter2' })).toThrow(
    'JWT_SECRET: expected at least 32 characters, got another value',
  );
});

test('the table has a row for each variable', () => {
  const table = environmentTable();
  for (const name of ['DATABASE_URL', 'TIMELE_STATE_DIR', 'DATA_DIR', 'MODELS_DIR', 'HOST', 'PORT', 'SEED']) {
    expect(table).toContain(`| ${name} |`);
  }
});
