/**
 * What a recommendation is: the types that the two stages, GraphQL, REST and the command line share.
 */

import type { FeatureGroup } from '../features/feature-columns';
import type { CandidateSource } from '../retrieval/candidate';
import type { ProductFilter } from '../retrieval/product-filter';
import type { DataVersion } from './data-version';

export type { CandidateSource, ProductFilter };

/** What a reason is about. The model's features are grouped by the same names. */
export type ReasonGroup = FeatureGroup;

/** How an answer was computed. Answers without a history or a model are always marked POPULAR. */
export type Strategy = 'PERSONALIZED' | 'POPULAR';

/** The context of the next order, as far as the caller gives it; the rest is taken from the data or the clock. */
export interface OrderContext {
  /** 0 to 6, as in the CSV (Instacart: 0 is Saturday). */
  readonly dayOfWeek?: number;
  /** 0 to 23. */
  readonly hourOfDay?: number;
  readonly daysSincePriorOrder?: number;
}

export interface RecommendationRequest {
  /** The user's internal id; null for an unknown user, who gets popular products. */
  readonly userId: number | null;
  /** Number of products, 1 to 100. */
  readonly first: number;
  readonly context?: OrderContext;
  readonly filter?: ProductFilter;
  /** The data versions, read when the request arrived. An answer computed for the same versions may be repeated. */
  readonly asOf?: DataVersion;
}

export type BasketRequest = Omit<RecommendationRequest, 'first'>;

/** How a reason is worded. The kinds and their numbers are part of the API (docs/query.md). */
export type ReasonKind =
  | 'BOUGHT_OFTEN_RECENTLY'
  | 'BOUGHT_IN_ORDERS'
  | 'BOUGHT_IN_ONLY_ORDER'
  | 'IN_LAST_ORDER'
  | 'BOUGHT_ORDERS_AGO'
  | 'USUAL_INTERVAL'
  | 'POPULAR'
  | 'OFTEN_REPEATED'
  | 'POPULAR_AT_THIS_TIME'
  | 'POPULAR_ON_THIS_DAY'
  | 'POPULAR_AT_THIS_HOUR'
  | 'AISLE_HABIT'
  | 'SIMILAR_USERS'
  | 'BOUGHT_WITH_LAST_ORDER'
  | 'AFTER_LAST_ORDER'
  | 'BOUGHT_TOGETHER'
  | 'USUAL_PRICE'
  | 'BELOW_USUAL_PRICE'
  | 'DAY_OF_WEEK'
  | 'TIME_OF_DAY'
  | 'ORDER_DUE';

/** A sentence and the numbers in it. Shares are between 0 and 1. */
export interface ReasonWording {
  readonly kind: ReasonKind;
  readonly text: string;
  readonly values: readonly { readonly name: string; readonly value: number }[];
}

/** Why a product is on the list: a sentence with facts, weighted by the contributions of the model's features. */
export interface Reason extends ReasonWording {
  readonly group: ReasonGroup;
  /** Sum of the contributions of the group's features to the raw score; 0 if no model was used (POPULAR). */
  readonly contribution: number;
}

export interface Recommendation {
  /** From 1. */
  readonly rank: number;
  readonly productId: number;
  /** Calibrated probability that the product is in the next basket. */
  readonly score: number;
  readonly source: CandidateSource;
  /** Strongest first. */
  readonly reasons: readonly Reason[];
}

export interface RecommendationList {
  readonly strategy: Strategy;
  /** Null if no model was used. */
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

/** The interface through which GraphQL, REST, command line and evaluation get recommendations. Calls are batched. */
export interface Recommender {
  /** One answer per request, in order, with a constant number of SQL statements and inference batches for all. */
  recommend: (requests: readonly RecommendationRequest[]) => Promise<readonly RecommendationList[]>;
  predictBaskets: (requests: readonly BasketRequest[]) => Promise<readonly PredictedBasket[]>;
  /** Products bought in the same orders, best first; at most 30, fewer for a rarely bought product. */
  similarProducts: (productId: number, first: number) => Promise<readonly SimilarProduct[]>;
  /** Product ids by share of orders in the context, best first. */
  popularProducts: (
    first: number,
    context: OrderContext,
    filter: ProductFilter,
  ) => Promise<readonly number[]>;
}
