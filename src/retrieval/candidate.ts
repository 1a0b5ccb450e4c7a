/** The candidate generators, in the order in which a candidate found by several is credited. */
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

/** How many candidates each generator may add to the history, which comes whole. */
export interface RetrievalSizes {
  readonly userNeighbours: number;
  readonly coPurchase: number;
  readonly transition: number;
  readonly aislePopular: number;
  readonly popular: number;
}
