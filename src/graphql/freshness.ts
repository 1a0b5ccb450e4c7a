/** What a request has learnt of the data's version: filled in by the first look-up that tells. */
export interface Freshness {
  /** Everybody's version; null until it is known. */
  everybody: string | null;
}
