import type { Recommender } from './recommendation';

/**
 * One recommender that stands in for another when it fails in a certain way.
 *
 * @param mayStandIn which failures; others are thrown on
 * @param onStandIn told each time
 */
export function orElse(
  main: Recommender,
  standIn: Recommender,
  mayStandIn: (error: unknown) => boolean,
  onStandIn: (error: unknown) => void,
): Recommender {
  const either = async <T>(first: Promise<T>, second: () => Promise<T>): Promise<T> => {
    try {
      return await first;
    } catch (error) {
      if (!mayStandIn(error)) throw error;
      onStandIn(error);
      return second();
    }
  };
  return {
    recommend: (requests) => either(main.recommend(requests), () => standIn.recommend(requests)),
    predictBaskets: (requests) =>
      either(main.predictBaskets(requests), () => standIn.predictBaskets(requests)),
    similarProducts: (productId, first) =>
      either(main.similarProducts(productId, first), () => standIn.similarProducts(productId, first)),
    popularProducts: (first, context, filter) =>
      either(main.popularProducts(first, context, filter), () =>
        standIn.popularProducts(first, context, filter),
      ),
  };
}
