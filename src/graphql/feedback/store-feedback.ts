import type { Database } from '../../db/database';
import { Prisma } from '../../db/generated/client';
import type { FeedbackKind } from '../../db/generated/enums';
import { userErased } from '../errors';

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
 *
 * @param feedback about existing products
 * @throws ApiError USER_NOT_FOUND if the user was erased after having been looked up
 */
export async function storeFeedback(
  { prisma }: Pick<Database, 'prisma'>,
  userKey: number,
  { requestId, events }: Feedback,
): Promise<FeedbackCount> {
  const data = events.map((event) => ({ ...event, requestId, userId: userKey }));
  try {
    const { count: stored } = await prisma.feedbackEvent.createMany({ data, skipDuplicates: true });
    return { stored, duplicates: events.length - stored };
  } catch (error) {
    if (isMissingReference(error) && !(await prisma.user.findUnique({ where: { id: userKey } })))
      throw userErased();
    throw error;
  }
}

const isMissingReference = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003';
