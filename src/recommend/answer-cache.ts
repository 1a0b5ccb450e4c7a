import type { PredictedBasket, RecommendationList } from './recommendation';

/** Plain, immutable data: reasons are values, not getters. */
export type CachedAnswer = RecommendationList | PredictedBasket;

/** Answers by key. It may drop entries at any time, and a cache that is out of order behaves like an empty one. */
export interface AnswerCache {
  get: (key: string) => Promise<CachedAnswer | null>;
  /** Never throws; callers need not wait for it. */
  set: (key: string, answer: CachedAnswer) => void;
  /** Removes all answers. Never throws: what cannot be removed expires. */
  clear: () => Promise<void>;
  close: () => Promise<void>;
}
