/**
 * How new the data behind an answer is. Both numbers grow in the transaction that changes the data, on whichever instance
 * or by whichever program, so an answer that was made for the same versions is as good as a new one.
 */
export interface DataVersion {
  /** Catalogue and imports: everybody's. */
  readonly everybody: string;
  /** The user's own orders and dismissals. */
  readonly user: number;
}
