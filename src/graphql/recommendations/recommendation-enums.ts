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
  description: 'How an answer came about.',
  valuesConfig: {
    PERSONALIZED: { description: "Scored by the model from the user's history." },
    POPULAR: { description: 'Popular products: the user has no history, or no model is loaded.' },
  },
});

registerEnumType(CandidateSource, {
  name: 'CandidateSource',
  description: 'What brought a product to the model; the first of these where several did.',
  valuesConfig: {
    HISTORY: { description: 'The user bought it before.' },
    USER_NEIGHBOURS: { description: 'Bought by users with similar histories.' },
    CO_PURCHASE: { description: 'Bought together with what the user buys.' },
    TRANSITION: { description: 'Often in the order after what the user bought last.' },
    AISLE_POPULAR: { description: 'Popular in aisles that the user buys from.' },
    POPULAR: { description: 'Popular with everybody at this day and hour.' },
  },
});

registerEnumType(ReasonGroup, {
  name: 'ReasonGroup',
  description: 'What a reason is about.',
  valuesConfig: {
    HABIT: { description: 'How often the user buys the product.' },
    RECENCY: { description: 'How long ago the user last bought it.' },
    TIMING: { description: "Where the user stands in the product's own repurchase interval." },
    POPULARITY: { description: 'How everybody buys the product.' },
    TASTE: { description: 'How the user buys from its aisle and department.' },
    NEIGHBOURS: { description: 'What users with similar histories buy.' },
    CO_PURCHASE: { description: 'What it is bought together with, or right after.' },
    PRICE: { description: 'Its price, against what the user usually pays.' },
    CONTEXT: { description: 'The day, the hour and the days since the last order.' },
  },
});
