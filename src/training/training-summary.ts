import { comparisonLines } from '../evaluation/comparison-lines';
import { resultTable } from '../evaluation/result-table';
import type { FeatureImportance } from '../registry/manifest';
import type { TrainResult } from '../gbdt/train';
import type { RecencyChoice } from './choose-recency';
import type { Fit } from './refit';
import type { TrainedModel } from './train-model';

const TOP_FEATURES = 10;

/** The output of a training run. */
export function trainingSummary(
  { manifest, retrieval, stage1, stage2, stage2Weight, recency, fits, evaluation }: TrainedModel,
  seconds: number,
): string {
  const { importance, version } = manifest;
  const calibration = evaluation.calibration.expectedCalibrationError;
  const best = (name: string, { evaluations, bestIteration }: TrainedModel['stage1']) =>
    bestIteration === 0
      ? `${name}: no new trees`
      : `${name}: ${bestIteration} trees, validation ${evaluations.metric} ${evaluations.validation[bestIteration - 1].toFixed(5)}`;
  return `
Settings chosen on the last order but one of the users, with a model trained on ${describeFit(fits.selection)}.
${best('Stage 1', stage1)}
${best('Stage 2', stage2)}
${warningLines({ 'Stage 1': stage1, 'Stage 2': stage2 })}${choices(retrieval, stage2Weight)}
${howFarBack(recency)}
${newestOrders(recency.newestLag)}
Evaluated model: trained on ${describeFit(fits.evaluated)}.
Published model: trained on ${describeFit(fits.published)}.

The evaluated model on the last order of ${evaluation.targets} users, which it was not trained on:
${resultTable(evaluation)}
${comparisonLines(evaluation).join('\n')}
Expected calibration error: ${calibration.toFixed(4)}

Most important features
  stage 1: ${topOf(importance.stage1)}
  stage 2: ${topOf(importance.stage2)}

Took ${seconds.toFixed(0)} s, peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.
Published and active: ${version}
Next: measure the model with "npm run evaluate", serve it with "npm start".
`.trimStart();
}

function describeFit({ rows, targets, users, lags }: Fit): string {
  const oldest = lags.at(-1) as number;
  const range = lags.length === 1 ? `lag ${oldest}` : `lags ${lags[0]} to ${oldest}`;
  return `${rows} candidates of ${targets} past orders (${range}) of ${users} users`;
}

function howFarBack({ recency: { lags, decay }, tried }: RecencyChoice): string {
  const range = `Learns from up to ${lags} past orders per user`;
  const weights = decay === 1 ? '' : `, each with a weight of ${decay} relative to the next newer one`;
  const figures = tried.map((one) => `${one.lags} orders, weight ${one.decay}: ${one.quality.toFixed(4)}`);
  return `${range}${weights}${figures.length > 0 ? ` (quality: ${figures.join('; ')})` : ''}`;
}

/** Whether learning from the newest orders pays; quality is the mean of recall@10 and NDCG@10 on the validation targets. */
function newestOrders(worth: RecencyChoice['newestLag']): string {
  if (!worth) return 'Histories are too short to measure what the newest orders are worth, so they are used.';
  const { withNewest, withoutNewest, pays } = worth;
  const figures = `quality ${withNewest.toFixed(4)} with one more order per user, ${withoutNewest.toFixed(4)} without`;
  return pays
    ? `The model is trained again with the newest orders (${figures})`
    : `The model is not trained again with the newest orders, because they make it worse (${figures})`;
}

/** The trainer's warnings, one per line. */
function warningLines(stages: Readonly<Record<string, Pick<TrainResult, 'warnings'>>>): string {
  return Object.entries(stages)
    .flatMap(([name, { warnings }]) =>
      warnings.map(({ message }) => `Warning, ${name.toLowerCase()}: ${message}.\n`),
    )
    .join('');
}

/** The choices made on the validation targets; quality is the mean of recall@10 and NDCG@10. */
function choices(
  { sizes, tried }: TrainedModel['retrieval'],
  { weight, quality, withoutStage2 }: TrainedModel['stage2Weight'],
): string {
  const unseen = (of: typeof sizes) => Object.values<number>({ ...of }).reduce((sum, size) => sum + size, 0);
  const figures = tried.map((one) => `${unseen(one.sizes)}: ${one.quality.toFixed(4)}`).join(', ');
  const stage2 =
    weight === 0
      ? 'Stage 2 does not improve the ranking of stage 1, so its weight is 0'
      : `Weight of stage 2: ${weight}`;
  return `Explore candidates per user: up to ${unseen(sizes)}${figures && ` (quality by number: ${figures})`}
${stage2} (quality ${quality.toFixed(4)}, without stage 2 ${withoutStage2.toFixed(4)})`;
}

function topOf(importance: readonly FeatureImportance[]): string {
  const total = importance.reduce((sum, { gain }) => sum + gain, 0);
  if (total === 0) return 'none, because there are no trees';
  return importance
    .slice(0, TOP_FEATURES)
    .map(({ name, gain }) => `${name} ${((100 * gain) / total).toFixed(1)} %`)
    .join(', ');
}
