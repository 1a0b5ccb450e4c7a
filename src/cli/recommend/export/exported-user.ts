import type { RecommendationList } from '../../../recommend/recommendation';

/** One user's recommendations, as stored in the journal and written by the formats. */
export interface ExportedUser {
  /** The user_id of the CSV files. */
  readonly userId: number;
  /** The UUID that GraphQL uses. */
  readonly uuid: string;
  readonly strategy: RecommendationList['strategy'];
  readonly modelVersion: string | null;
  /** By rank. */
  readonly items: readonly ExportedItem[];
}

export type ExportedItem = Pick<
  RecommendationList['items'][number],
  'rank' | 'productId' | 'score' | 'source'
>;

/** Leaves out the reasons, which are computed only when they are read. */
export function exportedUser(
  { id, uuid }: { readonly id: number; readonly uuid: string },
  { strategy, modelVersion, items }: RecommendationList,
): ExportedUser {
  return {
    userId: id,
    uuid,
    strategy,
    modelVersion,
    items: items.map(({ rank, productId, score, source }) => ({ rank, productId, score, source })),
  };
}

/** Receives users in ascending order; the file is complete after `finish`. */
export interface ExportWriter {
  write: (user: ExportedUser) => Promise<void>;
  finish: () => Promise<void>;
}
