import type { PredictedBasket, RecommendationList } from './recommendation';

/** Plain data that nobody changes; reasons are written out. */
export type CachedAnswer = RecommendationList | PredictedBasket;

/** Answers by key. It may forget what it likes, and a cache that does not work is a cache that holds nothing. */
export interface AnswerCache {
  get(key: string): Promise<CachedAnswer | null>;
  /** Never throws; need not be waited for. */
  set(key: string, answer: CachedAnswer): void;
  close(): Promise<void>;
}
