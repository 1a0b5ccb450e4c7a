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
  description: 'What a user did with a recommended product.',
  valuesConfig: {
    IMPRESSION: { description: 'The product was shown to the user.' },
    CLICK: { description: 'The user opened the product.' },
    ADD_TO_BASKET: { description: 'The user added the product to the basket.' },
    DISMISS: { description: 'The user dismissed the product; it is not recommended to the user again.' },
  },
});
