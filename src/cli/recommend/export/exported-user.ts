import type { RecommendationList } from '../../../recommend/recommendation';

/** One user's recommendations, as the journal keeps them and the formats write them. */
export interface ExportedUser {
  /** The CSV's user_id. */
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

/** Leaves the reasons behind: they are made when they are asked for, and nobody asks here. */
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
