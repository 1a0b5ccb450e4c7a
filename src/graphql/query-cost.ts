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

/** Entities of a federated query: as many as are referred to. */
export const costOfEntities: Estimate = ({ args, childComplexity }) =>
  1 + (Array.isArray(args.representations) ? args.representations.length : 1) * childComplexity;

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
  const cost = knownCost(request);
  if (cost <= mostCost) return cost;
  const message = `The query costs ${cost}, expected at most ${mostCost}: ask for fewer at a time (\`first\`).`;
  throw new ApiError('QUERY_TOO_COSTLY', message);
}

type CostRequest = Parameters<typeof checkCost>[0];

const costs = new WeakMap<DocumentNode, Map<string, number>>();

/** Different numbers that one document is remembered with; a client that counts up `first` must not fill the memory. */
const mostCostsADocument = 100;
const longestKey = 1000;

/**
 * Counting walks the whole document, and the server keeps one object for each text that clients send. Among the variables
 * only numbers (`first`) and booleans (`@include`) change the cost.
 */
function knownCost(request: CostRequest): number {
  const known = costs.get(request.query) ?? new Map<string, number>();
  costs.set(request.query, known);
  const key = JSON.stringify([
    request.operationName,
    Object.entries(request.variables).map(([name, value]) =>
      ['number', 'boolean'].includes(typeof value) ? [name, value] : [name, typeof value],
    ),
  ]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const cost = estimate(request);
  if (key.length > longestKey) return cost;
  if (known.size >= mostCostsADocument) known.clear();
  known.set(key, cost);
  return cost;
}

function estimate(request: CostRequest): number {
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
