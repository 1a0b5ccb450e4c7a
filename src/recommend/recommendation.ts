/**
 * What a recommendation is: the words that the two stages, GraphQL, REST and the command line share.
 */

import type { FeatureGroup } from '../features/feature-columns';
import type { CandidateSource } from '../retrieval/candidate';
import type { ProductFilter } from '../retrieval/product-filter';
import type { DataVersion } from './data-version';

export type { CandidateSource, ProductFilter };

/** What a reason is about; the features of the model are grouped by these words. */
export type ReasonGroup = FeatureGroup;

/** How an answer came about. POPULAR is said when there is no history or no model, never disguised. */
export type Strategy = 'PERSONALIZED' | 'POPULAR';

/** The next order's circumstances, as far as the caller knows them; the rest is taken from the data or the clock. */
export interface OrderContext {
  /** 0 to 6, as in the CSV (Instacart: 0 is Saturday). */
  readonly dayOfWeek?: number;
  /** 0 to 23. */
  readonly hourOfDay?: number;
  readonly daysSincePriorOrder?: number;
}

export interface RecommendationRequest {
  /** The CSV's user_id; null asks for somebody unknown, who gets popular products. */
  readonly userId: number | null;
  /** How many products are wanted, 1 to 100. */
  readonly first: number;
  readonly context?: OrderContext;
  readonly filter?: ProductFilter;
  /** The data's versions, read when the request came in: an answer made for them may be repeated. */
  readonly asOf?: DataVersion;
}

export type BasketRequest = Omit<RecommendationRequest, 'first'>;

/** Why a product is on the list: a sentence with the facts, weighted by the model's own contributions. */
export interface Reason {
  readonly group: ReasonGroup;
  readonly text: string;
  /** Sum of the model's contributions (raw score) of the group's features; 0 where no model spoke (POPULAR). */
  readonly contribution: number;
}

export interface Recommendation {
  /** From 1. */
  readonly rank: number;
  readonly productId: number;
  /** Calibrated probability that the product is in the next basket. */
  readonly score: number;
  readonly source: CandidateSource;
  /** Most important first. */
  readonly reasons: readonly Reason[];
}

export interface RecommendationList {
  readonly strategy: Strategy;
  /** Null when no model took part. */
  readonly modelVersion: string | null;
  readonly items: readonly Recommendation[];
}

export interface PredictedBasket extends RecommendationList {
  /** The expected F1 of showing exactly these products (Ye et al. 2012). */
  readonly expectedF1: number;
}

export interface SimilarProduct {
  readonly productId: number;
  /** P(a basket holds the similar product | it holds the given one), over all orders. */
  readonly confidence: number;
  /** Confidence divided by the similar product's share of all orders. */
  readonly lift: number;
  /** Orders that hold both. */
  readonly orders: number;
}

/** The service behind every door (GraphQL, REST, command line, evaluation). All calls are batched. */
export interface Recommender {
  /** One answer a request, in order; a constant number of SQL statements and inference batches for all of them. */
  recommend(requests: readonly RecommendationRequest[]): Promise<readonly RecommendationList[]>;
  predictBaskets(requests: readonly BasketRequest[]): Promise<readonly PredictedBasket[]>;
  /** Bought in the same orders, best first; at most 30, fewer for a product that is rarely bought. */
  similarProducts(productId: number, first: number): Promise<readonly SimilarProduct[]>;
  /** Product ids by share of orders in the context, best first. */
  popularProducts(first: number, context: OrderContext, filter: ProductFilter): Promise<readonly number[]>;
}
