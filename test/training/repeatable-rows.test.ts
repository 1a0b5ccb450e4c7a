import type { LabelledRows } from '../../src/training/labelled-rows';
import { RepeatableRows } from '../../src/training/repeatable-rows';
import type { LagUsers } from '../../src/training/target-plan';

const CHUNK_USERS = 10;
const CHUNK_BYTES = 2 * 4 * CHUNK_USERS;

/** A source whose chunks contain the ids of their users as rows, and which records how many users are read. */
function rowsOf(users: number, budgetBytes: number) {
  const reads: number[] = [];
  const budget = { bytes: budgetBytes };
  async function* read({ userIds }: LagUsers): AsyncGenerator<LabelledRows> {
    reads.push(userIds.length);
    for (let start = 0; start < userIds.length; start += CHUNK_USERS) {
      const own = userIds.slice(start, start + CHUNK_USERS);
      yield {
        found: { rows: Float32Array.from(own) },
        usersDone: start + own.length,
      } as unknown as LabelledRows;
    }
  }
  const lagUsers = { lag: 3, userIds: Array.from({ length: users }, (_, i) => i + 1) };
  return { rows: new RepeatableRows(lagUsers, read, budget), reads, budget };
}

async function idsOf(rows: RepeatableRows, users?: number): Promise<number[]> {
  const ids: number[] = [];
  for await (const { found } of rows.read(users)) ids.push(...found.rows);
  return ids;
}

const all = Array.from({ length: 45 }, (_, i) => i + 1);

describe('rows that are read more than once', () => {
  test('are read from the source once if all of them fit into the budget', async () => {
    const { rows, reads } = rowsOf(45, 100 * CHUNK_BYTES);
    expect(await idsOf(rows)).toEqual(all);
    expect(await idsOf(rows)).toEqual(all);
    expect(reads).toEqual([45]);
  });

  test('are read again from the end of the kept ones', async () => {
    const { rows, reads, budget } = rowsOf(45, 2 * CHUNK_BYTES);
    expect(await idsOf(rows)).toEqual(all);
    expect(await idsOf(rows)).toEqual(all);
    expect(reads).toEqual([45, 25]);
    expect(budget.bytes).toBe(0);
  });

  test('are all read again each time without a budget', async () => {
    const { rows, reads } = rowsOf(45, 0);
    expect(await idsOf(rows)).toEqual(all);
    expect(await idsOf(rows)).toEqual(all);
    expect(reads).toEqual([45, 45]);
  });

  test('end with the requested number of users, kept or not', async () => {
    for (const budget of [0, CHUNK_BYTES, 100 * CHUNK_BYTES]) {
      const { rows } = rowsOf(45, budget);
      await idsOf(rows);
      expect(await idsOf(rows, 20)).toEqual(all.slice(0, 20));
      expect(await idsOf(rows, 0)).toEqual([]);
    }
  });
});
