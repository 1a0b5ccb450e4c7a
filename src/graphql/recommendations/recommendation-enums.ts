/**
 * The enums of a recommendation. `satisfies` keeps them complete: a new value in src/recommend does not compile until it
 * is described here.
 */
import { registerEnumType } from 'type-graphql';
import type * as domain from '../../recommend/recommendation';

export const Strategy = {
  PERSONALIZED: 'PERSONALIZED',
  POPULAR: 'POPULAR',
} as const satisfies { readonly [Name in domain.Strategy]: Name };

export const CandidateSource = {
  HISTORY: 'HISTORY',
  USER_NEIGHBOURS: 'USER_NEIGHBOURS',
  CO_PURCHASE: 'CO_PURCHASE',
  TRANSITION: 'TRANSITION',
  AISLE_POPULAR: 'AISLE_POPULAR',
  POPULAR: 'POPULAR',
} as const satisfies { readonly [Name in domain.CandidateSource]: Name };

export const ReasonGroup = {
  HABIT: 'HABIT',
  RECENCY: 'RECENCY',
  TIMING: 'TIMING',
  POPULARITY: 'POPULARITY',
  TASTE: 'TASTE',
  NEIGHBOURS: 'NEIGHBOURS',
  CO_PURCHASE: 'CO_PURCHASE',
  PRICE: 'PRICE',
  CONTEXT: 'CONTEXT',
} as const satisfies { readonly [Name in domain.ReasonGroup]: Name };

export const ReasonKind = {
  BOUGHT_OFTEN_RECENTLY: 'BOUGHT_OFTEN_RECENTLY',
  BOUGHT_IN_ORDERS: 'BOUGHT_IN_ORDERS',
  BOUGHT_IN_ONLY_ORDER: 'BOUGHT_IN_ONLY_ORDER',
  IN_LAST_ORDER: 'IN_LAST_ORDER',
  BOUGHT_ORDERS_AGO: 'BOUGHT_ORDERS_AGO',
  USUAL_INTERVAL: 'USUAL_INTERVAL',
  POPULAR: 'POPULAR',
  OFTEN_REPEATED: 'OFTEN_REPEATED',
  POPULAR_AT_THIS_TIME: 'POPULAR_AT_THIS_TIME',
  POPULAR_ON_THIS_DAY: 'POPULAR_ON_THIS_DAY',
  POPULAR_AT_THIS_HOUR: 'POPULAR_AT_THIS_HOUR',
  AISLE_HABIT: 'AISLE_HABIT',
  SIMILAR_USERS: 'SIMILAR_USERS',
  BOUGHT_WITH_LAST_ORDER: 'BOUGHT_WITH_LAST_ORDER',
  AFTER_LAST_ORDER: 'AFTER_LAST_ORDER',
  BOUGHT_TOGETHER: 'BOUGHT_TOGETHER',
  USUAL_PRICE: 'USUAL_PRICE',
  BELOW_USUAL_PRICE: 'BELOW_USUAL_PRICE',
  DAY_OF_WEEK: 'DAY_OF_WEEK',
  TIME_OF_DAY: 'TIME_OF_DAY',
  ORDER_DUE: 'ORDER_DUE',
} as const satisfies { readonly [Name in domain.ReasonKind]: Name };

registerEnumType(Strategy, {
  name: 'Strategy',
  description: 'How the products of an answer were chosen.',
  valuesConfig: {
    PERSONALIZED: { description: "The model scored the products from the user's history." },
    POPULAR: {
      description:
        'The products are popular ones, because the user has no history or no model is in service.',
    },
  },
});

registerEnumType(CandidateSource, {
  name: 'CandidateSource',
  description:
    'Why a product was considered for recommendation; if several sources apply, the first in this order: HISTORY, USER_NEIGHBOURS, CO_PURCHASE, TRANSITION, AISLE_POPULAR, POPULAR.',
  valuesConfig: {
    HISTORY: { description: 'The user has bought the product before.' },
    USER_NEIGHBOURS: { description: 'Users with similar histories buy the product.' },
    CO_PURCHASE: { description: 'The product is bought together with products that the user buys.' },
    TRANSITION: {
      description: 'The product is often in the next order after the products that the user bought last.',
    },
    AISLE_POPULAR: { description: 'The product is popular in aisles that the user buys from.' },
    POPULAR: { description: 'The product is popular among all users at this day and hour.' },
  },
});

registerEnumType(ReasonGroup, {
  name: 'ReasonGroup',
  description: 'Subject of a reason.',
  valuesConfig: {
    HABIT: { description: 'How often the user buys the product.' },
    RECENCY: { description: 'How long ago the user last bought the product.' },
    TIMING: {
      description: "Whether the product is due, given the usual time between the user's purchases of it.",
    },
    POPULARITY: { description: 'How popular the product is among all users.' },
    TASTE: { description: "How often the user buys from the product's aisle and department." },
    NEIGHBOURS: { description: 'What users with similar histories buy.' },
    CO_PURCHASE: { description: 'Which products it is bought together with, or shortly after.' },
    PRICE: { description: 'How the price of the product compares with what the user usually pays.' },
    CONTEXT: { description: "The day, the hour and the days since the user's last order." },
  },
});

registerEnumType(ReasonKind, {
  name: 'ReasonKind',
  description: 'Wording of a reason. The description of each kind names the numbers in `values`.',
  valuesConfig: {
    BOUGHT_OFTEN_RECENTLY: {
      description:
        'The user bought the product in `recentTimes` of the last `recentOrders` orders, and in `times` of all `orders`.',
    },
    BOUGHT_IN_ORDERS: { description: 'The user bought the product in `times` of `orders` orders.' },
    BOUGHT_IN_ONLY_ORDER: { description: "The product is in the user's only order so far." },
    IN_LAST_ORDER: {
      description: "The product is in the user's last order, `days` days before the next one.",
    },
    BOUGHT_ORDERS_AGO: {
      description: 'The user last bought the product `ordersAgo` orders and `days` days before the next one.',
    },
    USUAL_INTERVAL: {
      description: 'The user usually buys the product every `intervalDays` days, last `days` days ago.',
    },
    POPULAR: {
      description:
        'The product is in the share `orderShare` of all orders; the share `repeatShare` of its purchases are repeats.',
    },
    OFTEN_REPEATED: { description: "The share `repeatShare` of the product's purchases are repeats." },
    POPULAR_AT_THIS_TIME: {
      description:
        'The product is in the share `orderShare` of the orders on this day of the week from `fromHour` to `toHour`.',
    },
    POPULAR_ON_THIS_DAY: {
      description: 'The product is in the share `orderShare` of the orders on this day of the week.',
    },
    POPULAR_AT_THIS_HOUR: {
      description: 'The product is in the share `orderShare` of the orders from `fromHour` to `toHour`.',
    },
    AISLE_HABIT: {
      description: "The share `orderShare` of the user's orders contain products of the same aisle.",
    },
    SIMILAR_USERS: {
      description:
        'The share `orderShare` of the orders of users with similar histories contain the product.',
    },
    BOUGHT_WITH_LAST_ORDER: {
      description: "The product is often bought together with products of the user's last order.",
    },
    AFTER_LAST_ORDER: {
      description: "The product is often in the order after products of the user's last order.",
    },
    BOUGHT_TOGETHER: {
      description: 'The product is often bought together with products that the user buys.',
    },
    USUAL_PRICE: { description: 'The product costs about as much as what the user usually buys.' },
    BELOW_USUAL_PRICE: {
      description: 'The product costs less than what the user usually buys, by the share `share`.',
    },
    DAY_OF_WEEK: { description: 'The user tends to buy the product on this day of the week.' },
    TIME_OF_DAY: { description: 'The user tends to buy the product at this time of day.' },
    ORDER_DUE: {
      description: "It is `days` days since the user's last order; usually it is `usualDays` days.",
    },
  },
});
