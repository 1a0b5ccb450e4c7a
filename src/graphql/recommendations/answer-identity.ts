/**
 * The identity of an answer. A client that asks again gets the same answer, to the byte, as long as nothing changed:
 * normalised caches such as Apollo Client's would otherwise see a new object with every response, and components that
 * select different fields of it would make each other refetch without end.
 */
import { LRUCache } from 'lru-cache';
import { v5 } from 'uuid';
import type { PredictedBasket, RecommendationList } from '../../recommend/recommendation';

/** Namespace of the ids, so that they equal no other UUIDs; the value has no meaning. */
const NAMESPACE = '2f1ad6c4-8f0b-4f4f-9c1e-9d2f3b6a7e55';

/** More than a process serves between two changes of the data that affect all users. */
const MAX_REMEMBERED = 50_000;

export interface AnswerIdentity {
  readonly requestId: string;
  /** When this process first gave the answer. */
  readonly generatedAt: Date;
}

const firstGiven = new LRUCache<string, Date>({ max: MAX_REMEMBERED });

/**
 * @param kind answers of two kinds are different answers, even with the same products
 * @param userId the user's UUID
 * @returns the same identity for the same content on the same day (UTC): showing a list again on another day counts as
 *   another answer
 */
export function identify(
  kind: 'list' | 'basket',
  userId: string,
  { strategy, modelVersion, items, ...others }: RecommendationList | PredictedBasket,
  now = new Date(),
): AnswerIdentity {
  const day = Math.floor(now.getTime() / 86_400_000);
  const products = items.map(({ productId, score, source }) => [productId, score, source]);
  // With another filter, the same basket may have another expected F1.
  const content = [kind, userId, day, strategy, modelVersion, products, others];
  const requestId = v5(JSON.stringify(content), NAMESPACE);
  const generatedAt = firstGiven.get(requestId) ?? now;
  firstGiven.set(requestId, generatedAt);
  return { requestId, generatedAt };
}

/**
 * The items with ids of their own. An item's reasons are computed when they are read, so the items are extended and not
 * copied.
 */
export function withItemIds<Item extends { readonly rank: number }>(
  requestId: string,
  items: readonly Item[],
): readonly (Item & { readonly id: string })[] {
  return items.map((item) => {
    const id = { value: `${requestId}:${item.rank}`, enumerable: true };
    return Object.create(item, { id }) as Item & { readonly id: string };
  });
}
