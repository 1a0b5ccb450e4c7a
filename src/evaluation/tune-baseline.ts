/**
 * Chooses a baseline's parameters on validation targets: first those with the largest mean of recall@10 and NDCG@10, then
 * the size of its basket, as a multiple of the user's mean basket, with the largest mean F1.
 */
import { setImmediate } from 'node:timers/promises';
import { usualBasket } from './baseline-method';
import type { BaselineSetting } from './baseline-method';
import type { Baseline, FittedBaseline, Parameters } from './baselines/baseline';
import type { BasketHistories } from './basket-histories';
import { bestTrial, createParameterSearch } from './parameter-search';
import type { Trial } from './parameter-search';
import { basketF1, ndcgAt, recallAt } from './ranking-metrics';
import type { TuningTarget } from './tuning-targets';

export interface TuningRequest {
  readonly histories: BasketHistories;
  readonly targets: readonly TuningTarget[];
  /** Mean basket size of all users, used for cold-start users. */
  readonly meanBasket: number;
  /** Maximum number of parameter settings to try, including the published one. */
  readonly budget: number;
  readonly seed: number;
  readonly onTrial?: (trials: number) => void;
  readonly signal?: AbortSignal | undefined;
}

export interface TunedBaseline extends BaselineSetting {
  readonly trials: number;
  /** Mean of recall@10 and NDCG@10 on the validation targets. */
  readonly validation: number;
  /** The same for the published parameters. */
  readonly publishedValidation: number;
  readonly seconds: number;
}

const basketScales = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2];

export async function tuneBaseline(baseline: Baseline, request: TuningRequest): Promise<TunedBaseline> {
  const { histories, targets, budget, seed, onTrial = () => {}, signal } = request;
  const start = performance.now();
  const nextParameters = createParameterSearch(baseline.space, budget, seed);
  const trials: Trial[] = [];
  for (let parameters = nextParameters(trials); parameters; parameters = nextParameters(trials)) {
    signal?.throwIfAborted();
    trials.push({ parameters, value: rankingValue(baseline.fit(histories, parameters), targets) });
    onTrial(trials.length);
    // Yields to the event loop, so that signals are handled.
    await setImmediate();
  }
  const { parameters, value } = bestTrial(trials);
  return {
    baseline,
    parameters,
    basketScale: bestBasketScale(baseline, parameters, request),
    trials: trials.length,
    validation: value,
    publishedValidation: trials[0].value,
    seconds: (performance.now() - start) / 1000,
  };
}

function rankingValue(fitted: FittedBaseline, targets: readonly TuningTarget[]): number {
  let sum = 0;
  for (const { user, basket } of targets) {
    const list = Array.from(fitted.rank(user, 10));
    sum += (recallAt(10, list, basket) + ndcgAt(10, list, basket)) / 2;
  }
  return sum / targets.length;
}

function bestBasketScale(
  baseline: Baseline,
  parameters: Parameters,
  { histories, targets, meanBasket }: TuningRequest,
): number {
  const fitted = baseline.fit(histories, parameters);
  const largest = Math.max(...basketScales);
  const sums = basketScales.map(() => 0);
  for (const { user, basket } of targets) {
    const usual = usualBasket(histories, user, meanBasket);
    const list = Array.from(fitted.rank(user, Math.round(largest * usual)));
    basketScales.forEach((scale, s) => {
      sums[s] += basketF1(list.slice(0, Math.round(scale * usual)), basket);
    });
  }
  return basketScales[sums.indexOf(Math.max(...sums))];
}
