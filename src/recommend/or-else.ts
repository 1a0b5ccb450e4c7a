import type { Recommender } from './recommendation';

/**
 * A recommender with a fallback for certain errors.
 *
 * @param isCovered whether the fallback answers after this error; other errors are rethrown
 * @param onFallback called each time before the fallback answers
 */
export function orElse(
  main: Recommender,
  fallback: Recommender,
  isCovered: (error: unknown) => boolean,
  onFallback: (error: unknown) => void,
): Recommender {
  const either = async <T>(first: Promise<T>, second: () => Promise<T>): Promise<T> => {
    try {
      return await first;
    } catch (error) {
      if (!isCovered(error)) throw error;
      onFallback(error);
      return second();
    }
  };
  return {
    recommend: (requests) => either(main.recommend(requests), () => fallback.recommend(requests)),
    predictBaskets: (requests) =>
      either(main.predictBaskets(requests), () => fallback.predictBaskets(requests)),
    similarProducts: (productId, first) =>
      either(main.similarProducts(productId, first), () => fallback.similarProducts(productId, first)),
    popularProducts: (first, context, filter) =>
      either(main.popularProducts(first, context, filter), () =>
        fallback.popularProducts(first, context, filter),
      ),
  };
}
