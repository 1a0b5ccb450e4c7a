/** Reads arrays that a real Postgres has written. */
import type { Database } from '../../src/db/database';
import { readFloat8Array } from '../../src/features/float8-array';
import { createTestDatabase } from '../setup/test-database';

describe('readFloat8Array', () => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.close());

  test.each([
    ['one dimension', `array[1, -2.5, 1e300, 0.1, 'Infinity']`, [1, -2.5, 1e300, 0.1, Infinity]],
    ['nulls', `array[null, 1, null]`, [NaN, 1, NaN]],
    [
      'two dimensions, row after row',
      `array[array[1, null], array[3, 4], array[5, 6]]`,
      [1, NaN, 3, 4, 5, 6],
    ],
    ['nothing', `array[]`, []],
  ])('%s', async (_, sql, expected) => {
    const { rows } = await database.pool.query<{ bytes: Buffer }>(
      `select array_send(${sql}::float8[]) as bytes`,
    );
    expect(readFloat8Array(rows[0].bytes)).toEqual(Float64Array.from(expected));
  });
});
