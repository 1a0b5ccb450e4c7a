import { join, resolve } from 'node:path';
import { readSql } from '../../src/lib/read-sql';

const root = resolve(__dirname, '..', '..');
const lockStatement = /^lock table orders, order_items in share row exclusive mode$/m;

describe('readSql', () => {
  test('reads the file next to a caller in src', () => {
    expect(readSql(join(root, 'src', 'import', 'merge'), 'lock-tables')).toMatch(lockStatement);
    expect(readSql(join(root, 'src', 'import'), 'merge/lock-tables')).toMatch(lockStatement);
  });

  test('reads the file of the same folder in src for a caller in dist', () => {
    expect(readSql(join(root, 'dist', 'import'), 'merge/lock-tables')).toMatch(lockStatement);
  });

  test('reports the path of a missing file', () => {
    expect(() => readSql(join(root, 'dist', 'import'), 'merge/nothing')).toThrow(
      join('src', 'import', 'merge', 'nothing.sql'),
    );
  });
});
