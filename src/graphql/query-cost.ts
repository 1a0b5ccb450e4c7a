/**
 * What a query costs, before it runs: one for each field that it may fill in, lists times the number asked for, and
 * extra where a user must be scored. The schema's fields carry their formula (`complexity`); here are the formulas'
 * parts and the limit.
 */
import type { GraphQLSchema, DocumentNode } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { ApiError } from './errors';
import { mostPerPage } from './paging/page-args';

/** Enough for ten recommendations of a hundred users, with products and reasons. */
export const mostCost = 20_000;

/** Retrieval and two models for one user, compared with filling in one field. */
const scoringCost = 50;

/** What lists without `first` (items of an order, reasons) hold on average. */
const usualLength = { orderItems: 10, basket: 10, reasons: 3 } as const;

type Estimate = (args: ComplexityEstimatorArgs) => number;

/** A list with the argument `first`. */
export const costOfPage: Estimate = ({ args, childComplexity }) => 1 + length(args.first) * childComplexity;

/** Recommendations of one user: `items` inside them cost nothing extra. */
export const costOfRecommendations: Estimate = (field) => scoringCost + costOfPage(field);

export const costOfBasket: Estimate = ({ childComplexity }) =>
  scoringCost + usualLength.basket * childComplexity;

export const costOfList =
  (name: keyof typeof usualLength): Estimate =>
  ({ childComplexity }) =>
    1 + usualLength[name] * childComplexity;

/**
 * @returns the cost of the operation
 * @throws ApiError QUERY_TOO_COSTLY above the limit, BAD_USER_INPUT when an argument cannot be read
 */
export function checkCost(request: {
  readonly schema: GraphQLSchema;
  readonly query: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly operationName?: string;
}): number {
  const cost = estimate(request);
  if (cost <= mostCost) return cost;
  const message = `The query costs ${cost}, expected at most ${mostCost}: ask for fewer at a time (\`first\`).`;
  throw new ApiError('QUERY_TOO_COSTLY', message);
}

function estimate(request: Parameters<typeof checkCost>[0]): number {
  try {
    return getComplexity({
      ...request,
      estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
    });
  } catch (error) {
    throw new ApiError('BAD_USER_INPUT', (error as Error).message);
  }
}

/** Wrong values are refused later, by the argument's own rule; here they must only not make a query cheap. */
function length(first: unknown): number {
  return typeof first === 'number' ? Math.min(Math.max(first, 1), mostPerPage) : mostPerPage;
}
