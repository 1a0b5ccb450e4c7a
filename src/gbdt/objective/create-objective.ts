import type { Dataset } from '../dataset';
import { checkLabels } from '../label-checks';
import type { JobRunner } from '../kernels/job-runner';
import type { TrainParams } from '../params';
import { binaryObjective } from './binary';
import { lambdarankObjective } from './lambdarank';
import { multiclassObjective } from './multiclass';
import type { Objective } from './objective';
import { regressionObjective } from './regression';

/**
 * The objective over the rows of `dataset`.
 * @param runner its kernels may be used on scores in its memory
 * @throws DatasetError when the labels do not fit the objective
 */
export function createObjective(dataset: Dataset, params: TrainParams, runner?: JobRunner): Objective {
  checkLabels(dataset, params, 'training');
  switch (params.objective) {
    case 'binary':
      return binaryObjective(dataset, params, runner);
    case 'lambdarank':
      return lambdarankObjective(dataset, params);
    case 'regression':
      return regressionObjective(dataset);
    case 'multiclass':
      return multiclassObjective(dataset, params);
    default:
      throw new Error(`unknown objective ${params.objective satisfies never}`);
  }
}
