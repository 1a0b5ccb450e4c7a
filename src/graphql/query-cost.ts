/**
 * Estimates the cost of a query before it runs: 1 per field in the answer, multiplied by the requested length of lists, plus
 * a surcharge where a user must be scored. The fields of the schema declare their formula (`complexity`); this file contains
 * the parts of the formulas and the limit.
 */
import type { GraphQLSchema, DocumentNode } from 'graphql';
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import type { ComplexityEstimatorArgs } from 'graphql-query-complexity';
import { ApiError } from './errors';
import { MAX_PER_PAGE } from './paging/page-args';

/** Enough for ten recommendations of a hundred users, with products and reasons. */
export const MAX_COST = 20_000;

/** Cost of retrieval and both models for one user, relative to one field. */
const SCORING_COST = 50;

/** Average length of lists without `first` (items of an order, reasons). */
const usualLength = { orderItems: 10, basket: 10, reasons: 3 } as const;

type Estimate = (args: ComplexityEstimatorArgs) => number;

/** For a list with the argument `first`. */
export const costOfPage: Estimate = ({ args, childComplexity }) => 1 + length(args.first) * childComplexity;

/** For the entities of a federated query: as many as there are references. */
export const costOfEntities: Estimate = ({ args, childComplexity }) =>
  1 + (Array.isArray(args.representations) ? args.representations.length : 1) * childComplexity;

/** For a mutation of a list: as many results as there are items. */
export const costOfBatch: Estimate = ({ args, childComplexity }) =>
  1 + (Array.isArray(args.input) ? args.input.length : 1) * childComplexity;

/** For the recommendations of one user; their field `items` adds no cost of its own. */
export const costOfRecommendations: Estimate = (field) => SCORING_COST + costOfPage(field);

export const costOfBasket: Estimate = ({ childComplexity }) =>
  SCORING_COST + usualLength.basket * childComplexity;

export const costOfList =
  (name: keyof typeof usualLength): Estimate =>
  ({ childComplexity }) =>
    1 + usualLength[name] * childComplexity;

/**
 * @returns the cost of the operation
 * @throws ApiError QUERY_TOO_COSTLY above the limit, BAD_USER_INPUT if an argument cannot be read
 */
export function checkCost(request: {
  readonly schema: GraphQLSchema;
  readonly query: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly operationName?: string;
}): number {
  const cost = cachedCost(request);
  if (cost <= MAX_COST) return cost;
  const message = `Expected a query with a cost of at most ${MAX_COST}, got ${cost}. Request fewer entries at a time (\`first\`).`;
  throw new ApiError('QUERY_TOO_COSTLY', message);
}

type CostRequest = Parameters<typeof checkCost>[0];

const costs = new WeakMap<DocumentNode, Map<string, number>>();

/** Maximum number of cached costs per document, so that a client that keeps changing `first` cannot exhaust the memory. */
const MAX_COSTS_PER_DOCUMENT = 100;
const MAX_KEY_LENGTH = 1000;

/**
 * Caches costs, because the estimate walks the whole document. Apollo keeps one document object per query text. Among the
 * variables, only numbers (`first`), booleans (`@include`) and the lengths of lists change the cost.
 */
function cachedCost(request: CostRequest): number {
  const known = costs.get(request.query) ?? new Map<string, number>();
  costs.set(request.query, known);
  const key = JSON.stringify([
    request.operationName,
    Object.entries(request.variables).map(([name, value]) =>
      ['number', 'boolean'].includes(typeof value)
        ? [name, value]
        : [name, Array.isArray(value) ? `list of ${value.length}` : typeof value],
    ),
  ]);
  const found = known.get(key);
  if (found !== undefined) return found;
  const cost = estimate(request);
  if (key.length > MAX_KEY_LENGTH) return cost;
  if (known.size >= MAX_COSTS_PER_DOCUMENT) known.clear();
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

/** Invalid values are rejected later by the rule of the argument; here, they must not make a query cheap. */
function length(first: unknown): number {
  return typeof first === 'number' ? Math.min(Math.max(first, 1), MAX_PER_PAGE) : MAX_PER_PAGE;
}
