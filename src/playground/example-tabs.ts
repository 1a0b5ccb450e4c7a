/** The tabs of a first visit: one for each typical use. */
import recommendations from './examples/recommendations.graphql?raw';
import nextBasket from './examples/next-basket.graphql?raw';
import user from './examples/user.graphql?raw';
import products from './examples/products.graphql?raw';
import recordOrder from './examples/record-order.graphql?raw';
import sendFeedback from './examples/send-feedback.graphql?raw';
import service from './examples/service.graphql?raw';
import type { SampleIds } from './sample-ids';

export interface ExampleTab {
  readonly query: string;
  /** JSON */
  readonly variables: string;
}

export function exampleTabs({ userId, productIds }: SampleIds): ExampleTab[] {
  return [
    tab(recommendations, { userId, first: 10 }),
    tab(nextBasket, { userId }),
    tab(user, { userId }),
    tab(products, { search: 'milk', productId: productIds[0] }),
    tab(recordOrder, { input: { userId, productIds } }),
    tab(sendFeedback, {
      input: {
        requestId: crypto.randomUUID(),
        userId,
        events: [{ productId: productIds[0], kind: 'CLICK' }],
      },
    }),
    tab(service, {}),
  ];
}

function tab(query: string, variables: Record<string, unknown>): ExampleTab {
  return { query, variables: JSON.stringify(variables, null, 2) };
}
