import type { Database } from '../../db/database';
import type { FeedbackInput } from './feedback.input';
import type { FeedbackPayload } from './feedback.payload';

/** Stores each (request, user, product, kind) once, in one statement; the products must exist. */
export async function storeFeedback(
  { prisma }: Database,
  userKey: number,
  { requestId, events }: FeedbackInput,
): Promise<FeedbackPayload> {
  const { count: stored } = await prisma.feedbackEvent.createMany({
    data: events.map(({ productId, kind }) => ({
      requestId,
      userId: userKey,
      productId: Number(productId),
      kind,
    })),
    skipDuplicates: true,
  });
  return { stored, duplicates: events.length - stored };
}
