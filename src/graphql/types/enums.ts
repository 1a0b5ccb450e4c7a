/** The schema's enums. `satisfies` keeps them complete: a new word elsewhere does not compile until it is described here. */
import { registerEnumType } from 'type-graphql';
import type { FeedbackKind as StoredFeedbackKind } from '../../db/generated/enums';
import type * as words from '../../recommend/recommendation';

export const Strategy = {
  PERSONALIZED: 'PERSONALIZED',
  POPULAR: 'POPULAR',
} as const satisfies { readonly [Name in words.Strategy]: Name };

export const CandidateSource = {
  HISTORY: 'HISTORY',
  USER_NEIGHBOURS: 'USER_NEIGHBOURS',
  CO_PURCHASE: 'CO_PURCHASE',
  TRANSITION: 'TRANSITION',
  AISLE_POPULAR: 'AISLE_POPULAR',
  POPULAR: 'POPULAR',
} as const satisfies { readonly [Name in words.CandidateSource]: Name };

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
} as const satisfies { readonly [Name in words.ReasonGroup]: Name };

/** GraphQL's name of each kind of feedback -> the stored one. */
export const FeedbackKind = {
  IMPRESSION: 'impression',
  CLICK: 'click',
  ADD_TO_BASKET: 'addToBasket',
  DISMISS: 'dismiss',
} as const satisfies Record<string, StoredFeedbackKind>;

export const ModelPhase = { READY: 'READY', NONE: 'NONE' } as const;

export const ModelSource = { TRAINED: 'trained', IMPORTED: 'imported' } as const;

export const HealthStatus = { HEALTHY: 'healthy', DEGRADED: 'degraded' } as const;

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

registerEnumType(FeedbackKind, {
  name: 'FeedbackKind',
  description: 'What a user did with a recommendation.',
  valuesConfig: {
    IMPRESSION: { description: 'It was shown.' },
    CLICK: { description: 'It was opened.' },
    ADD_TO_BASKET: { description: 'It was put into the basket.' },
    DISMISS: { description: 'It was refused.' },
  },
});

registerEnumType(ModelPhase, {
  name: 'ModelPhase',
  description: 'Is a model in service?',
  valuesConfig: {
    READY: { description: 'Yes; recommendations are personalised.' },
    NONE: { description: 'No; everybody gets popular products.' },
  },
});

registerEnumType(ModelSource, {
  name: 'ModelSource',
  description: 'Where a model came from.',
  valuesConfig: {
    TRAINED: { description: 'From our own trainer.' },
    IMPORTED: { description: 'From LightGBM text that was made elsewhere.' },
  },
});

registerEnumType(HealthStatus, {
  name: 'HealthStatus',
  description: 'Is everything there?',
  valuesConfig: {
    HEALTHY: { description: 'Database and model are there.' },
    DEGRADED: { description: 'One of them is missing.' },
  },
});
