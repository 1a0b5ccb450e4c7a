import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readSql } from '../../src/lib/read-sql';

const src = resolve(__dirname, '..', '..', 'src');

describe('readSql', () => {
  const folder = mkdtempSync(join(src, 'lib', 'read-sql-test-'));
  beforeAll(() => writeFileSync(join(folder, 'one.sql'), 'select 1\n'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads the file beside a caller in src', () => {
    expect(readSql(folder, 'one')).toBe('select 1\n');
    expect(readSql(join(src, 'lib'), `${basename(folder)}/one`)).toBe('select 1\n');
  });

  it('gives a caller in dist the file of the same folder in src', () => {
    const compiled = join(src, '..', 'dist', 'lib', basename(folder));
    expect(readSql(compiled, 'one')).toBe('select 1\n');
  });

  it('names the missing file', () => {
    expect(() => readSql(folder, 'two')).toThrow(join(folder, 'two.sql'));
  });
});
