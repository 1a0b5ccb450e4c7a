/** Checks the datasets of a training run. */
import { sameBins } from './bin-mapper';
import type { Dataset } from './dataset';
import { DatasetError, ParameterError } from './errors';
import { checkLabels } from './label-checks';
import type { TrainParams } from './params';
import type { Booster } from './tree';

/** @throws ParameterError or DatasetError that names the mismatch */
export function checkDatasets(params: TrainParams, train: Dataset, validation: Dataset | undefined): void {
  checkFeatureLists(params, train.numFeatures);
  if (params.objective === 'multiclass' && train.storage.initScores)
    throw new DatasetError('no initScores for the multiclass objective (continueFrom works)', 'initScores');
  if (!validation) {
    if (params.earlyStoppingRounds === 0) return;
    throw new ParameterError('a validation dataset, because earlyStoppingRounds is set', 'none');
  }
  const { mappers } = train.storage;
  const others = validation.storage.mappers;
  if (others.length !== mappers.length || !others.every((other, i) => sameBins(other, mappers[i]))) {
    throw new DatasetError(
      'validation rows binned with the mappers of the training rows',
      'different mappers',
    );
  }
  if (validation.numRows === 0) throw new DatasetError('validation rows', 'none');
  checkLabels(validation, params, 'validation');
  if ((validation.storage.initScores === undefined) !== (train.storage.initScores === undefined)) {
    throw new DatasetError(
      'initScores in both the training and the validation dataset, or in neither',
      'initScores in only one of them',
    );
  }
}

function checkFeatureLists(
  { monotoneConstraints, interactionConstraints }: TrainParams,
  numFeatures: number,
): void {
  const { length } = monotoneConstraints;
  if (length > 0 && length !== numFeatures)
    throw new ParameterError(`monotoneConstraints for each of ${numFeatures} features`, length);
  const unknown = interactionConstraints.flat().find((feature) => feature >= numFeatures);
  if (unknown !== undefined)
    throw new ParameterError(`features below ${numFeatures} in interactionConstraints`, unknown);
}

/** @throws DatasetError when training cannot continue from `booster` */
export function checkContinued(booster: Booster, params: TrainParams, train: Dataset): void {
  const { numClasses = 1, featureNames, objective } = booster;
  if (objective !== params.objective || numClasses !== params.numClass)
    throw new DatasetError(
      `a booster for ${params.objective} of ${params.numClass}`,
      `${objective} of ${numClasses}`,
    );
  const wrong = train.featureNames.findIndex((name, i) => name !== featureNames[i]);
  if (wrong >= 0 || featureNames.length !== train.numFeatures)
    throw new DatasetError('a booster with the features of the dataset', featureNames.join(', '));
  if (train.storage.initScores)
    throw new DatasetError('either initScores or a booster to continue from', 'both');
}
