/** A problem with a row of a CSV file, reported to the person who imports the file. */
export interface Finding {
  /** Relative to the data folder. */
  readonly file: string;
  /** The row's first line, from 1. */
  readonly line: number;
  /** The name in the CSV header; empty if the finding is about the whole row. */
  readonly column: string;
  readonly value: string;
  /** What was expected, or what happened to the row. */
  readonly reason: string;
  readonly outcome: Outcome;
}

/** A finding before the file is known. */
export type RowFinding = Omit<Finding, 'file'>;

/**
 * - rejected: the row is not imported, and counts towards MAX_REJECT_SHARE;
 * - duplicate: the row is not imported because an earlier row has the same key;
 * - noted: the row is valid, but other rows are missing, or stored data changes in an unusual way.
 */
export type Outcome = 'rejected' | 'duplicate' | 'noted';
