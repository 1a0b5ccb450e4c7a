/** Computes the metric over a dataset's rows after each iteration. */
import type { Dataset } from './dataset';
import { groupStarts } from './groups';
import { auc, l2, logLoss, multiLogLoss } from './metrics';
import type { MetricName, ResolvedParams } from './params';
import { mapAt, ndcgAt } from './ranking-metrics';

/** Whether larger values of the metric are better. */
export function largerIsBetter(metric: MetricName): boolean {
  return metric === 'auc' || metric === 'ndcg' || metric === 'map';
}

export class Evaluator {
  private readonly labels: Float32Array;
  private readonly weights: Float32Array | undefined;
  private readonly starts: Int32Array;

  /** @throws DatasetError when the metric needs groups and the dataset has none */
  constructor(
    private readonly dataset: Dataset,
    private readonly params: Pick<ResolvedParams, 'metric' | 'evalAt' | 'labelGain' | 'objective'>,
  ) {
    const { storage, rows } = dataset;
    this.labels = gather(storage.labels, rows);
    this.weights = storage.weights && gather(storage.weights, rows);
    const isRanking = params.metric === 'ndcg' || params.metric === 'map';
    this.starts = isRanking ? groupStarts(dataset) : new Int32Array(0);
  }

  /** @param scores raw scores by class and row of the storage */
  evaluate(scores: readonly Float64Array[]): number {
    const { labels, weights, starts } = this;
    const { metric, evalAt, labelGain, objective } = this.params;
    const own = scores.map((ofClass) => gather(ofClass, this.dataset.rows));
    switch (metric) {
      case 'auc':
        return auc(labels, own[0], weights);
      case 'logLoss':
        return logLoss(labels, own[0], weights);
      case 'ndcg':
        return ndcgAt({ labels, scores: own[0], starts, weights }, evalAt, labelGain);
      case 'map':
        return mapAt({ labels, scores: own[0], starts, weights }, evalAt);
      case 'l2':
        return l2(labels, objective === 'binary' ? own[0].map(sigmoid) : own[0], weights);
      case 'multiLogLoss':
        return multiLogLoss(labels, own, weights);
      default:
        throw new Error(`unknown metric ${metric satisfies never}`);
    }
  }
}

function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

function gather<Numbers extends Float32Array | Float64Array>(values: Numbers, rows: Int32Array): Numbers {
  const gathered = values.slice(0, rows.length) as Numbers;
  for (let i = 0; i < rows.length; i++) gathered[i] = values[rows[i]];
  return gathered;
}
