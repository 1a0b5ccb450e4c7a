/**
 * The versions of the data behind an answer. They are incremented in the transaction that changes the data, whichever
 * instance or program makes the change, so an answer that was computed for the same versions is still correct.
 */
export interface DataVersion {
  /** Data shared by all users: catalogue and imports. */
  readonly shared: string;
  /** The user's own orders and dismissals. */
  readonly user: number;
}
