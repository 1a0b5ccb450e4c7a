import type { LabelledRows } from './labelled-rows';
import type { LagUsers } from './target-plan';

/** Bytes that may still be kept; shared by all rows of a training run. */
export interface KeepingRoom {
  bytes: number;
}

/** Reads the rows of one lag's users, in chunks, in the order of the users. */
export type ReadRows = (lagUsers: LagUsers) => AsyncGenerator<LabelledRows>;

/**
 * Rows of one lag that are walked through more than once: a beginning of them is kept as far as there is room, the rest
 * is read again each time.
 */
export class RepeatableRows {
  private readonly kept: LabelledRows[] = [];
  /** Users whose rows are kept, from the beginning of the list. */
  private keptUsers = 0;

  constructor(
    readonly lagUsers: LagUsers,
    private readonly readRows: ReadRows,
    private readonly room: KeepingRoom,
  ) {}

  /** @param users how many users of the list; the last chunk may bring some more */
  async *read(users = this.lagUsers.userIds.length): AsyncGenerator<LabelledRows> {
    let done = 0;
    for (const chunk of [...this.kept]) {
      if (done >= users) return;
      yield chunk;
      done = chunk.usersDone;
    }
    if (done >= users) return;
    const begin = this.keptUsers;
    const { lag, userIds } = this.lagUsers;
    let follows = true;
    for await (const chunk of this.readRows({ lag, userIds: userIds.slice(begin, users) })) {
      const placed = { ...chunk, usersDone: begin + chunk.usersDone };
      // Only what follows on what is kept already, so that it stays a beginning of the list.
      follows = follows && this.keep(placed);
      yield placed;
    }
  }

  private keep(chunk: LabelledRows): boolean {
    const bytes = keptBytes(chunk);
    if (bytes > this.room.bytes) return false;
    this.room.bytes -= bytes;
    this.kept.push(chunk);
    this.keptUsers = chunk.usersDone;
    return true;
  }
}

/** The matrix of rows, and about as much again for candidates and histories. */
function keptBytes({ found }: LabelledRows): number {
  return 2 * found.rows.byteLength;
}
