import type { Database } from '../../db/database';
import type { FeedbackKind } from '../../db/generated/enums';

/** What a user did with the products of one answer. */
export interface Feedback {
  /** `requestId` of the answer. */
  readonly requestId: string;
  /** `productId` is the internal key of an existing product. */
  readonly events: readonly { readonly productId: number; readonly kind: FeedbackKind }[];
}

export interface FeedbackCount {
  readonly stored: number;
  readonly duplicates: number;
}

/**
 * Stores each combination of request, user, product and kind once, in one statement.
 */
export async function storeFeedback(
  { prisma }: Pick<Database, 'prisma'>,
  userKey: number,
  { requestId, events }: Feedback,
): Promise<FeedbackCount> {
  const { count: stored } = await prisma.feedbackEvent.createMany({
    data: events.map((event) => ({ ...event, requestId, userId: userKey })),
    skipDuplicates: true,
  });
  return { stored, duplicates: events.length - stored };
}
