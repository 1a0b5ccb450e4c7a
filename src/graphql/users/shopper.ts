import type { DataVersion } from '../../recommend/data-version';

/** A recipient of recommendations: a user, or a UUID that could not be looked up because of a database outage. */
export interface Shopper {
  readonly id: string;
  /** Null if the user was not looked up; popular products are recommended then. */
  readonly key: number | null;
  /** Version of the data behind an answer; null if it is unknown. */
  readonly version: DataVersion | null;
}
