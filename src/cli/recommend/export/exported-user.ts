import type { RecommendationList } from '../../../recommend/recommendation';

/** One user's recommendations, as stored in the journal and written by the formats. */
export interface ExportedUser {
  /** The shop's own id of the user. */
  readonly userId: string;
  /** The UUID that GraphQL uses. */
  readonly uuid: string;
  readonly strategy: RecommendationList['strategy'];
  readonly modelVersion: string | null;
  /** By rank. */
  readonly items: readonly ExportedItem[];
}

export interface ExportedItem extends Pick<RecommendationList['items'][number], 'rank' | 'score' | 'source'> {
  /** The shop's own id of the product. */
  readonly productId: string;
  readonly productName: string;
}

/** The shop's own id and the name of a product. */
export interface ProductLabel {
  readonly externalId: string;
  readonly name: string;
}

/**
 * Leaves out the reasons, which are computed only when they are read.
 *
 * @param labels by internal key
 */
export function exportedUser(
  { externalId, uuid }: { readonly externalId: string; readonly uuid: string },
  { strategy, modelVersion, items }: RecommendationList,
  labels: ReadonlyMap<number, ProductLabel>,
): ExportedUser {
  return {
    userId: externalId,
    uuid,
    strategy,
    modelVersion,
    items: items.map(({ rank, productId, score, source }) => {
      const label = labels.get(productId) as ProductLabel;
      return { rank, productId: label.externalId, productName: label.name, score, source };
    }),
  };
}

/** Receives users in the order of their external ids; the file is complete after `finish`. */
export interface ExportWriter {
  write: (user: ExportedUser) => Promise<void>;
  finish: () => Promise<void>;
}
