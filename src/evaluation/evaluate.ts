/**
 * The temporal evaluation: each user's order at the catalogue's lag is the target, everything before it is history, and
 * nobody's order at that lag or later is known to anything (see the view lag_levels). Ours answers through the
 * recommender that serves; the baselines answer for the same targets.
 */
import type { Pool } from 'pg';
import { readBaskets } from '../features/read-baskets';
import { readTargets } from '../features/read-targets';
import { createRecommender } from '../recommend/recommender';
import type { Recommender } from '../recommend/recommendation';
import type { ServingModel } from '../recommend/serving-model';
import type { Catalogue } from '../retrieval/catalogue';
import { baselineAnswers, baselineNames } from './baselines';
import { bootstrapMean, meanOf, type Interval } from './bootstrap';
import { CalibrationCounter, type Calibration } from './calibration';
import { metricNames, targetMetrics, type EvaluatedTarget, type MethodAnswer } from './target-metrics';

export interface EvaluationRequest {
  readonly pool: Pool;
  /** As of lag 1 for the test targets, 2 for the validation targets. */
  readonly catalogue: Catalogue;
  readonly model: ServingModel;
  readonly userIds: readonly number[];
  readonly chunkUsers: number;
  readonly seed: number;
  readonly onProgress?: (usersDone: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface MethodResult {
  readonly name: string;
  /** By metric name. */
  readonly metrics: Readonly<Record<string, Interval>>;
  /** Ours minus this one, paired by target; absent for ours. */
  readonly oursMinusThis?: Readonly<Record<string, Interval>>;
  /** Share of the catalogue's available products that appear in any list of ten. */
  readonly catalogueCoverage: number;
}

export interface Evaluation {
  readonly lag: number;
  readonly modelVersion: string;
  readonly targets: number;
  readonly meanBasket: number;
  /** Share of basket products that the history holds. */
  readonly repeatShare: number;
  readonly calibration: Calibration;
  /** Ours first. */
  readonly methods: readonly MethodResult[];
}

export const ours = 'ours';

/** @throws Error when no user has an order at that lag */
export async function evaluate(request: EvaluationRequest): Promise<Evaluation> {
  const { pool, catalogue, model, userIds, chunkUsers, onProgress = () => {}, signal } = request;
  const lease = { model, release: () => {} };
  const recommender = createRecommender({ pool, catalogue: () => catalogue, leaseModel: () => lease });
  const calibration = new CalibrationCounter();
  const targets: EvaluatedTarget[] = [];
  const rows = new Map<string, Float64Array[]>([ours, ...baselineNames].map((name) => [name, []]));
  const shown = new Map<string, Set<number>>([ours, ...baselineNames].map((name) => [name, new Set()]));
  for (let start = 0; start < userIds.length; start += chunkUsers) {
    signal?.throwIfAborted();
    const found = await readTargets(pool, userIds.slice(start, start + chunkUsers), catalogue.lag);
    const baskets = await readBaskets(pool, found);
    const { answers, histories } = await baselineAnswers({ pool, catalogue, targets: found });
    const own = await ourAnswers(
      recommender,
      found.map((target) => target.userId),
    );
    const chunk = found.map((target, t): EvaluatedTarget => ({
      userId: target.userId,
      historyOrders: target.knownOrders,
      basket: baskets[t] as ReadonlySet<number>,
      history: histories[t] as ReadonlySet<number>,
    }));
    chunk.forEach((target, t) => {
      for (const [product, probability] of own.probabilities[t] as readonly [number, number][]) {
        calibration.add(probability, target.basket.has(product));
      }
      for (const [name, list] of Object.entries({ [ours]: own.answers, ...answers })) {
        const answer = list[t] as MethodAnswer;
        rows.get(name)?.push(targetMetrics(answer, target));
        for (const product of answer.list.slice(0, 10)) shown.get(name)?.add(product);
      }
    });
    targets.push(...chunk);
    onProgress(Math.min(userIds.length, start + chunkUsers));
  }
  if (targets.length === 0)
    throw new Error(`There is no target at lag ${catalogue.lag}: no user has an order to hold out.`);
  const available = catalogue.products.available.reduce((sum, one) => sum + one, 0);
  return {
    lag: catalogue.lag,
    modelVersion: model.version,
    targets: targets.length,
    meanBasket: meanOf(Float64Array.from(targets, ({ basket }) => basket.size)),
    repeatShare: repeatShare(targets),
    calibration: calibration.result(),
    methods: [...rows].map(([name, values]) =>
      methodResult(
        name,
        values,
        rows.get(ours) as Float64Array[],
        (shown.get(name)?.size ?? 0) / available,
        request.seed,
      ),
    ),
  };
}

async function ourAnswers(recommender: Recommender, userIds: readonly number[]) {
  const lists = await recommender.recommend(userIds.map((userId) => ({ userId, first: 100 })));
  const baskets = await recommender.predictBaskets(userIds.map((userId) => ({ userId })));
  return {
    probabilities: lists.map(({ items }) =>
      items.map(({ productId, score }): [number, number] => [productId, score]),
    ),
    answers: lists.map(({ items }, i): MethodAnswer => ({
      list: items.map((item) => item.productId),
      basket: baskets[i]?.items.map((item) => item.productId) ?? [],
    })),
  };
}

function repeatShare(targets: readonly EvaluatedTarget[]): number {
  let repeats = 0;
  let all = 0;
  for (const { basket, history } of targets) {
    all += basket.size;
    for (const product of basket) repeats += Number(history.has(product));
  }
  return repeats / all;
}

function methodResult(
  name: string,
  values: readonly Float64Array[],
  ourValues: readonly Float64Array[],
  catalogueCoverage: number,
  seed: number,
): MethodResult {
  const column = (rows: readonly Float64Array[], m: number) =>
    Float64Array.from(rows, (row) => row[m] as number);
  const byMetric = (of: (m: number) => Float64Array) =>
    Object.fromEntries(metricNames.map((metric, m) => [metric, bootstrapMean(of(m), seed)]));
  const metrics = byMetric((m) => column(values, m));
  if (name === ours) return { name, metrics, catalogueCoverage };
  const oursMinusThis = byMetric((m) => {
    const theirs = column(values, m);
    return column(ourValues, m).map((value, t) => value - (theirs[t] as number));
  });
  return { name, metrics, oursMinusThis, catalogueCoverage };
}
