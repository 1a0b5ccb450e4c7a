/** Rules that involve several parameters. */
import { ParameterError } from './errors';
import type { MetricName, ResolvedParams, TrainParams } from './params';

/** The default metric of an objective. */
export function metricOfObjective(objective: TrainParams['objective']): MetricName {
  switch (objective) {
    case 'binary':
      return 'auc';
    case 'lambdarank':
      return 'ndcg';
    case 'regression':
      return 'l2';
    case 'multiclass':
      return 'multiLogLoss';
  }
}

const METRICS_OF: Readonly<Record<TrainParams['objective'], readonly MetricName[]>> = {
  binary: ['auc', 'logLoss', 'ndcg', 'map', 'l2'],
  lambdarank: ['auc', 'ndcg', 'map'],
  regression: ['l2'],
  multiclass: ['multiLogLoss'],
};

/** @throws ParameterError for values that contradict each other */
export function checkTogether(params: ResolvedParams): void {
  const { objective, numClass, metric, isUnbalance, scalePosWeight, dataSampleStrategy } = params;
  const metrics = METRICS_OF[objective];
  if (!metrics.includes(metric))
    throw new ParameterError(`a metric of ${objective} (${metrics.join(', ')})`, metric);
  if (objective === 'multiclass' && numClass < 2)
    throw new ParameterError('numClass of at least 2 for the multiclass objective', numClass);
  if (objective !== 'multiclass' && numClass !== 1)
    throw new ParameterError(`numClass 1 for the ${objective} objective`, numClass);
  if (isUnbalance && scalePosWeight !== 1)
    throw new ParameterError('either isUnbalance or scalePosWeight', 'both');
  if (dataSampleStrategy === 'goss') checkGoss(params);
}

function checkGoss({ topRate, otherRate, baggingFreq, baggingFraction }: ResolvedParams): void {
  if (topRate + otherRate > 1)
    throw new ParameterError('topRate + otherRate of at most 1', topRate + otherRate);
  if (baggingFreq > 0 && baggingFraction < 1)
    throw new ParameterError('either goss or bagging', 'goss with baggingFreq and baggingFraction');
}
