import { resolve } from 'node:path';
import { missingZoneWarning } from '../../src/config/missing-zone';
import { EnvironmentError, environmentTable, readEnvironment } from '../../src/config/environment';

test('the documented defaults', () => {
  expect(readEnvironment({})).toMatchObject({
    databaseUrl: undefined,
    host: '127.0.0.1',
    port: 4000,
    authMode: 'none',
    userUuidNamespace: 'cafebabe-1234-4abc-8def-c0ffeefeed01',
    maxRejectShare: 0.01,
    shopZone: { name: 'UTC' },
  });
});

test('a time zone that does not exist is refused with similar names', () => {
  expect(readEnvironment({ SHOP_TIME_ZONE: 'America/Sao_Paulo' }).shopZone.name).toBe('America/Sao_Paulo');
  expect(() => readEnvironment({ SHOP_TIME_ZONE: 'Europe/Berln' })).toThrow(
    /SHOP_TIME_ZONE: expected an IANA time zone name such as Europe\/Berlin, .*, got "Europe\/Berln"/,
  );
});

test('only a time zone that is not set gives a warning', () => {
  expect(missingZoneWarning({})).toContain('SHOP_TIME_ZONE is not set');
  expect(missingZoneWarning({ SHOP_TIME_ZONE: 'UTC' })).toBeUndefined();
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

test('all invalid values are reported together, each with what was expected', () => {
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

test('the message about a secret that is too short does not repeat it', () => {
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

describe('REQUEST_TIMEOUT_MS and its former name REQUEST_PATIENCE_MS', () => {
  test.each([
    [{}, 5000],
    [{ REQUEST_TIMEOUT_MS: '300' }, 300],
    [{ REQUEST_PATIENCE_MS: '300' }, 300],
    [{ REQUEST_TIMEOUT_MS: '', REQUEST_PATIENCE_MS: '300' }, 300],
    [{ REQUEST_TIMEOUT_MS: '300', REQUEST_PATIENCE_MS: '' }, 300],
    [{ REQUEST_TIMEOUT_MS: '300', REQUEST_PATIENCE_MS: '300' }, 300],
  ])('%j gives %i', (source, expected) => {
    expect(readEnvironment(source).requestTimeoutMs).toBe(expected);
  });

  test('two different values are an error that says which one to remove', () => {
    expect(() => readEnvironment({ REQUEST_TIMEOUT_MS: '300', REQUEST_PATIENCE_MS: '400' })).toThrow(
      'REQUEST_TIMEOUT_MS: expected the value of REQUEST_PATIENCE_MS, its former name, which is "400", ' +
        'got "300"; remove REQUEST_PATIENCE_MS',
    );
  });

  test('an invalid value is reported under the name that was set', () => {
    expect(() => readEnvironment({ REQUEST_PATIENCE_MS: 'long' })).toThrow(
      'REQUEST_PATIENCE_MS: expected a whole number from 1 to 600000, got "long"',
    );
  });

  test('the documentation mentions the former name', () => {
    expect(environmentTable()).toMatch(/\| REQUEST_TIMEOUT_MS \| 5000 \| .*REQUEST_PATIENCE_MS/);
  });
});
