import type { Database } from '../../db/database';
import type { Recommender } from '../../recommend/recommendation';

export interface PrintOptions {
  readonly prisma: Database['prisma'];
  readonly recommender: Recommender;
  readonly user: { readonly id: number; readonly externalId: string; readonly uuid: string };
  readonly first: number;
}

/** The list as text: probability as a bar and a number, product and reasons; then the predicted basket. */
export async function printRecommendations({
  prisma,
  recommender,
  user,
  first,
}: PrintOptions): Promise<string> {
  const [list] = await recommender.recommend([{ userId: user.id, first }]);
  const [basket] = await recommender.predictBaskets([{ userId: user.id }]);
  if (!list || !basket) throw new Error('Expected one list and one basket from the recommender, got none.');
  const ids = [...list.items, ...basket.items].map(({ productId }) => productId);
  const products = await prisma.product.findMany({
    where: { id: { in: ids } },
    select: { id: true, externalId: true, name: true },
  });
  const labels = new Map(products.map(({ id, externalId, name }) => [id, `${name} (${externalId})`]));
  const lines = list.items.flatMap(({ rank, productId, score, source, reasons }) => [
    `${String(rank).padStart(3)}. ${bar(score)} ${(100 * score).toFixed(1).padStart(5)} %  ${labels.get(productId)}  [${source}]`,
    ...reasons.map(({ text }) => `${' '.repeat(27)}${text}`),
  ]);
  const chosen = basket.items.map(({ productId }) => labels.get(productId)).join(', ') || '(empty)';
  return [
    `User ${user.externalId} (${user.uuid}), ${list.strategy}${list.modelVersion ? `, model ${list.modelVersion}` : ''}`,
    ...lines,
    `Predicted basket (${basket.items.length} products, expected F1 ${basket.expectedF1.toFixed(3)}): ${chosen}`,
    '',
  ].join('\n');
}

function bar(probability: number): string {
  const width = 12;
  const full = Math.round(probability * width);
  return `${'█'.repeat(full)}${'·'.repeat(width - full)}`;
}
