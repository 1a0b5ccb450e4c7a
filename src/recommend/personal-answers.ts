/** The answers for users with a history, if there is a model: candidates, the two stages and the filter. */
import { step } from '../lib/step';
import type { ShopZone } from '../orders/shop-zone';
import { candidateRowsOf } from '../retrieval/candidate-rows';
import type { CandidateRows } from '../retrieval/candidate-rows';
import type { Catalogue } from '../retrieval/catalogue';
import type { Answer } from './answer';
import { reasonsFor } from './reasons';
import type { Reason, Recommendation, RecommendationRequest } from './recommendation';
import { withContext } from './serving-context';
import type { ServingModel } from './serving-model';
import { shownCandidates } from './shown-candidates';
import type { TargetWithHistory, TargetsWithHistories } from './targets-with-histories';
import { rankInTwoStages } from './two-stages';
import type { RankedCandidates } from './two-stages';
import type { UserLimits } from './user-limits';

export async function personalAnswers(
  catalogue: Catalogue,
  model: ServingModel,
  { columns }: TargetsWithHistories,
  { unavailable, dismissedBy }: UserLimits,
  { now, zone }: { readonly now: Date; readonly zone: ShopZone },
  wanted: readonly { request: RecommendationRequest; user: TargetWithHistory }[],
): Promise<readonly Answer[]> {
  if (wanted.length === 0) return [];
  const histories = { columns, of: wanted.map(({ user }) => user.history) };
  const setting = { catalogue, sizes: model.settings.retrieval, unavailable };
  const found = await step('candidates', async () =>
    candidateRowsOf(
      histories,
      setting,
      wanted.map(({ request, user: { target } }) => ({
        target: withContext(target, request.context ?? {}, now, zone),
        filter: request.filter ?? {},
        dismissed: dismissedBy(target.userId),
      })),
    ),
  );
  const rankings = await rankInTwoStages(found, catalogue, model, model.settings);
  return rankings.map((ranking, r) => {
    const { places, expectedOutside } = shownCandidates(found, ranking, wanted[r].request.first);
    return {
      strategy: 'PERSONALIZED',
      modelVersion: model.version,
      items: itemsOf(found, catalogue, model, ranking, places),
      outside: { expected: expectedOutside, dispersion: model.settings.outsideDispersion },
    };
  });
}

function itemsOf(
  { candidates, rows, width }: CandidateRows,
  { products, aisleNames }: Catalogue,
  model: ServingModel,
  ranking: RankedCandidates,
  places: readonly number[],
): readonly Recommendation[] {
  return places.map((place, i) => {
    const row = ranking.candidates[place];
    const { product, source } = candidates[row];
    const aisleName = aisleNames.get(products.aisleIds[product]) ?? 'this aisle';
    let reasons: readonly Reason[] | undefined;
    return {
      rank: i + 1,
      productId: products.ids[product],
      score: ranking.probabilities[place],
      source,
      // Computed on first access, because most callers of long lists never read the reasons.
      get reasons() {
        const own = rows.subarray(row * width, (row + 1) * width);
        return (reasons ??= reasonsFor(model, own, ranking.stage2Rows[place] ?? null, { aisleName }));
      },
    };
  });
}
