/** Queries of the shopper view. Each panel links to its own query in the playground, so they should be readable. */
import { graphql } from '../graphql/graphql';
import type { ResultOf } from '../graphql/graphql';

export const shoppersQuery = graphql(`
  query Shoppers {
    users(first: 20) {
      totalCount
      nodes {
        id
        orders(first: 1) {
          totalCount
        }
      }
    }
  }
`);

export const findShoppersQuery = graphql(`
  query FindShoppers($search: String!) {
    findUsers(search: $search, first: 10) {
      nodes {
        id
        orders(first: 1) {
          totalCount
        }
      }
    }
  }
`);

export const historyQuery = graphql(`
  query History($userId: ID!) {
    user(id: $userId) {
      id
      orders(first: 21) {
        totalCount
        nodes {
          id
          orderNumber
          announced
          dayOfWeek
          hourOfDay
          daysSincePriorOrder
          items {
            reordered
            product {
              id
              name
            }
          }
        }
      }
    }
  }
`);

export const nextBasketQuery = graphql(`
  query NextBasket($userId: ID!, $context: OrderContextInput) {
    nextBasket(userId: $userId, context: $context) {
      requestId
      strategy
      expectedF1
      items {
        rank
        score
        product {
          id
          name
          aisle {
            id
            name
          }
        }
      }
    }
  }
`);

export const recommendationsQuery = graphql(`
  query Recommendations($userId: ID!, $context: OrderContextInput, $filter: RecommendationFilterInput) {
    recommendations(userId: $userId, first: 10, context: $context, filter: $filter) {
      requestId
      strategy
      modelVersion
      items {
        rank
        score
        source
        product {
          id
          name
          price
          aisle {
            id
            name
          }
        }
        reasons {
          group
          text
          contribution
        }
      }
    }
  }
`);

export const popularQuery = graphql(`
  query PopularNow($context: OrderContextInput, $filter: RecommendationFilterInput) {
    popularProducts(first: 10, context: $context, filter: $filter) {
      id
      name
      price
      aisle {
        id
        name
      }
    }
  }
`);

export const departmentsQuery = graphql(`
  query Departments {
    departments {
      id
      name
    }
  }
`);

export const proofQuery = graphql(`
  query Proof {
    model {
      phase
      metrics {
        name
        ours
        baselines {
          name
          value
        }
      }
    }
  }
`);

export const recordOrderMutation = graphql(`
  mutation RecordOrder($input: RecordOrderInput!) {
    recordOrder(input: $input) {
      created
      order {
        id
        orderNumber
      }
    }
  }
`);

export const sendFeedbackMutation = graphql(`
  mutation SendFeedback($input: FeedbackInput!) {
    sendFeedback(input: $input) {
      stored
    }
  }
`);

type History = NonNullable<ResultOf<typeof historyQuery>['user']>;
export type Order = History['orders']['nodes'][number];
export type Basket = ResultOf<typeof nextBasketQuery>['nextBasket'];
export type RecommendationList = ResultOf<typeof recommendationsQuery>['recommendations'];
export type Recommendation = RecommendationList['items'][number];
