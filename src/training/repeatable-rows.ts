import type { LabelledRows } from './labelled-rows';
import type { LagUsers } from './target-plan';

/** Bytes that may still be used to keep rows; shared by all rows of a training run. */
export interface RowBudget {
  bytes: number;
}

/** Reads the rows of one lag's users, in chunks, in the order of the users. */
export type ReadRows = (lagUsers: LagUsers) => AsyncGenerator<LabelledRows>;

/** Rows of one lag that are read more than once. A prefix that fits into the budget is kept, the rest is read again each time. */
export class RepeatableRows {
  private readonly kept: LabelledRows[] = [];
  /** Number of users, from the start of the list, whose rows are kept. */
  private keptUsers = 0;

  constructor(
    readonly lagUsers: LagUsers,
    private readonly readRows: ReadRows,
    private readonly budget: RowBudget,
  ) {}

  /** @param users number of users, from the start of the list; the last chunk may contain more */
  async *read(users = this.lagUsers.userIds.length): AsyncGenerator<LabelledRows> {
    let done = 0;
    for (const chunk of [...this.kept]) {
      if (done >= users) return;
      yield chunk;
      done = chunk.usersDone;
    }
    if (done >= users) return;
    const start = this.keptUsers;
    const { lag, userIds } = this.lagUsers;
    let isPrefix = true;
    for await (const chunk of this.readRows({ lag, userIds: userIds.slice(start, users) })) {
      const placed = { ...chunk, usersDone: start + chunk.usersDone };
      // Keeps only contiguous chunks, so that the kept rows remain a prefix of the list.
      isPrefix = isPrefix && this.keep(placed);
      yield placed;
    }
  }

  private keep(chunk: LabelledRows): boolean {
    const bytes = keptBytes(chunk);
    if (bytes > this.budget.bytes) return false;
    this.budget.bytes -= bytes;
    this.kept.push(chunk);
    this.keptUsers = chunk.usersDone;
    return true;
  }
}

/** The matrix of rows, and about the same amount for candidates and histories. */
function keptBytes({ found }: LabelledRows): number {
  return 2 * found.rows.byteLength;
}
