import { registerEnumType } from 'type-graphql';
import type { FeedbackKind as StoredFeedbackKind } from '../../db/generated/enums';

/** GraphQL's name of each kind of feedback -> the stored one. */
export const FeedbackKind = {
  IMPRESSION: 'impression',
  CLICK: 'click',
  ADD_TO_BASKET: 'addToBasket',
  DISMISS: 'dismiss',
} as const satisfies Record<string, StoredFeedbackKind>;

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
