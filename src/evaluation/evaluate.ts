/**
 * The temporal evaluation: each user's order at the catalogue's lag is the target, everything before it is history, and
 * no order at that lag or a smaller one is visible to any method (see the view lag_levels). The model answers through the
 * recommender that serves; the baselines answer for the same targets, from the same orders.
 */
import type { Pool } from 'pg';
import { inOrder } from '../lib/in-order';
import { userChunks } from '../lib/user-chunks';
import type { UserChunk } from '../lib/user-chunks';
import type { ServingModel } from '../recommend/serving-model';
import type { Catalogue } from '../retrieval/catalogue';
import { baselineMethod, publishedSetting } from './baseline-method';
import type { BaselineSetting } from './baseline-method';
import { frequencyBaselines } from './baselines/all-baselines';
import { loadBasketHistories } from './basket-histories';
import type { BasketHistories } from './basket-histories';
import { meanOf } from './bootstrap';
import { CalibrationCounter } from './calibration-bins';
import type { Calibration } from './calibration-bins';
import { readEvaluatedTargets } from './evaluated-targets';
import type { Method } from './method';
import { methodResults } from './method-results';
import type { AnsweredTargets, MethodResult } from './method-results';
import { modelMethod, stage1Method } from './model-method';
import { SelectionCounter } from './selection';
import type { SelectionResult } from './selection';
import { sliceResults } from './slices';
import type { Slice } from './slices';
import { targetMetrics } from './target-metrics';
import type { EvaluatedTarget, MethodAnswer } from './target-metrics';
import { ExpectedError } from '../lib/expected-error';

export interface EvaluationRequest {
  readonly pool: Pool;
  /** As of lag 1 for the test targets, lag 2 for the validation targets. */
  readonly catalogue: Catalogue;
  readonly model: ServingModel;
  readonly userIds: readonly number[];
  readonly chunkUsers: number;
  readonly seed: number;
  /** Default: the frequency baselines with published parameters. */
  readonly baselines?: readonly BaselineSetting[] | undefined;
  /** Whether to measure the model without its stage 2 as well. */
  readonly stage1Alone?: boolean | undefined;
  readonly onProgress?: (usersDone: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface Evaluation {
  readonly lag: number;
  readonly modelVersion: string;
  readonly targets: number;
  readonly meanBasket: number;
  /** Mean number of known orders before a target. */
  readonly meanHistory: number;
  /** Number of products that may be recommended. */
  readonly products: number;
  /** Share of basket products that the history contains. */
  readonly repeatShare: number;
  /** Calibration of the model. */
  readonly calibration: Calibration;
  /** The model first. */
  readonly methods: readonly MethodResult[];
  readonly slices: readonly Slice[];
  /** Simpler rules for the choice of the basket, best first. */
  readonly selection: readonly SelectionResult[];
}

/** While the database reads for one chunk of users, the baselines rank for another. */
const CHUNKS_IN_FLIGHT = 3;

/** @throws EvaluationError when no user has an order at that lag */
export async function evaluate(request: EvaluationRequest): Promise<Evaluation> {
  const { pool, catalogue, userIds, chunkUsers, seed, onProgress = () => {}, signal } = request;
  const histories = await loadBasketHistories(pool, catalogue.products, catalogue.lag);
  const methods = methodsOf(request, histories);
  const calibration = new CalibrationCounter();
  const selection = new SelectionCounter();
  const targets: EvaluatedTarget[] = [];
  const answered = methods.map((method): AnsweredTargets => ({ method, metrics: [], shown: new Set() }));
  const chunks = userChunks(userIds, chunkUsers);
  const answersOf = async ({ userIds: chunkIds, usersDone }: UserChunk) => {
    const chunk = await readEvaluatedTargets(pool, catalogue, histories, chunkIds);
    const answers: (readonly MethodAnswer[])[] = [];
    for (const method of methods) {
      signal?.throwIfAborted();
      answers.push(await method.answer(chunk));
    }
    return { chunk, answers, usersDone };
  };
  for await (const { chunk, answers, usersDone } of inOrder(chunks, CHUNKS_IN_FLIGHT, answersOf)) {
    signal?.throwIfAborted();
    answered.forEach(({ method, metrics, shown }, m) => {
      for (const [t, answer] of answers[m].entries()) {
        const target = chunk[t];
        metrics.push(targetMetrics(answer, target));
        for (const product of answer.list.slice(0, 10)) shown.add(product);
        if (method.kind !== 'ours') continue;
        calibration.addAnswer(answer, target);
        selection.add(answer, target);
      }
    });
    targets.push(...chunk);
    onProgress(usersDone);
  }
  if (targets.length === 0) {
    throw new EvaluationError(catalogue.lag);
  }
  const available = catalogue.products.available.reduce((sum, one) => sum + one, 0);
  return {
    lag: catalogue.lag,
    modelVersion: request.model.version,
    targets: targets.length,
    meanBasket: meanOf(Float64Array.from(targets, ({ basket }) => basket.size)),
    meanHistory: meanOf(Float64Array.from(targets, ({ historyOrders }) => historyOrders)),
    products: available,
    repeatShare: repeatShare(targets),
    calibration: calibration.result(),
    methods: methodResults(answered, available, seed),
    slices: sliceResults(targets, answered, seed),
    selection: selection.result(seed),
  };
}

/** There is nothing to measure; the message explains what to do. */
export class EvaluationError extends ExpectedError {
  override readonly name = 'EvaluationError';

  constructor(lag: number) {
    super(
      `Nothing to evaluate: expected users with at least ${lag} order(s) with items, found none. Import orders first (DATA_DIR, npm run import).`,
    );
  }
}

function methodsOf(
  { pool, catalogue, model, baselines, stage1Alone }: EvaluationRequest,
  histories: BasketHistories,
): readonly Method[] {
  const settings = baselines ?? frequencyBaselines.map(publishedSetting);
  return [
    modelMethod(pool, catalogue, model),
    ...(stage1Alone ? [stage1Method(pool, catalogue, model)] : []),
    ...settings.map((setting) => baselineMethod(setting, histories, catalogue)),
  ];
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
