/** The candidate generators. A candidate found by several is credited to the first of them in this order. */
export const candidateSources = [
  'HISTORY',
  'USER_NEIGHBOURS',
  'CO_PURCHASE',
  'TRANSITION',
  'AISLE_POPULAR',
  'POPULAR',
] as const;
export type CandidateSource = (typeof candidateSources)[number];

/** A product that may be recommended to a user now. */
export interface Candidate {
  /** Index in the catalogue's product table. */
  readonly product: number;
  readonly source: CandidateSource;
}

/** The largest number of candidates that each generator adds to the history, which is always included completely. */
export interface RetrievalSizes {
  readonly userNeighbours: number;
  readonly coPurchase: number;
  readonly transition: number;
  readonly aislePopular: number;
  readonly popular: number;
}
