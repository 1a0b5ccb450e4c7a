/**
 * Something about a row of a CSV file that whoever made the file should know.
 */
export interface Finding {
  /** Relative to the data folder. */
  readonly file: string;
  /** Of the row's first line, from 1. */
  readonly line: number;
  /** The name in the CSV header; empty when the whole row is meant. */
  readonly column: string;
  readonly value: string;
  /** What was expected, or what became of the row. */
  readonly reason: string;
  readonly outcome: Outcome;
}

/**
 * - rejected: the row is left out, and counts towards MAX_REJECT_SHARE;
 * - duplicate: the row is left out, because an earlier one has its key;
 * - noted: the row is as it should be, its surroundings are not, or something stored takes precedence.
 */
export type Outcome = 'rejected' | 'duplicate' | 'noted';
