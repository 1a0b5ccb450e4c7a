/** Queries of the system view, which are polled. */
import { graphql } from '../graphql/graphql';
import type { ResultOf } from '../graphql/graphql';

export const healthQuery = graphql(`
  query Health {
    health {
      status
      databaseAvailable
      modelLoaded
      modelVersion
      dataLoaded {
        users
        products
        orders
        orderItems
      }
    }
  }
`);

export const systemQuery = graphql(`
  query System {
    system {
      startedAt
      readAt
      operations {
        name
        requests
        errors
        seconds
        buckets {
          upTo
          requests
        }
      }
      counters {
        name
        meaning
        labels {
          name
          value
        }
        value
      }
      freshness {
        importedAt
        recordedAt
        recordedOrders
      }
    }
  }
`);

export const trafficQuery = graphql(`
  query Traffic($userId: ID!) {
    recommendations(userId: $userId, first: 10) {
      requestId
    }
  }
`);

export const trafficUsersQuery = graphql(`
  query TrafficUsers {
    users(first: 50) {
      nodes {
        id
      }
    }
  }
`);

export type Report = ResultOf<typeof systemQuery>['system'];
export type Counter = Report['counters'][number];
