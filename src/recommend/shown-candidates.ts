/** What an answer shows of the complete ranking: the best candidates that the request's filter admits. */
import type { CandidateRows } from '../retrieval/candidate-rows';
import type { RankedCandidates } from './two-stages';

export interface ShownCandidates {
  /** Places in the ranking, best first. */
  readonly places: readonly number[];
  /**
   * Expected number of basket products that are not shown. What the filter hides is still in the user's basket, so it
   * counts.
   */
  readonly expectedOutside: number;
}

export function shownCandidates(
  { admitted }: Pick<CandidateRows, 'admitted'>,
  { candidates, probabilities, stage2Rows, expectedOutside }: RankedCandidates,
  first: number,
): ShownCandidates {
  const shortlistSize = stage2Rows.length;
  const places: number[] = [];
  let hidden = 0;
  let shownBelow = 0;
  candidates.forEach((row, place) => {
    const isShortlisted = place < shortlistSize;
    if (!admitted[row]) {
      if (isShortlisted) hidden += probabilities[place];
    } else if (places.length < first) {
      places.push(place);
      if (!isShortlisted) shownBelow += probabilities[place];
    }
  });
  return { places, expectedOutside: Math.max(0, expectedOutside + hidden - shownBelow) };
}
