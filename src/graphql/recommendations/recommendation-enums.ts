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
