/** The labels that each objective accepts, in training and validation rows alike. */
import type { Dataset } from './dataset';
import { DatasetError } from './errors';
import type { TrainParams } from './params';
import { numLabels } from './ranking';

type LabelParams = Pick<TrainParams, 'objective' | 'numClass' | 'labelGain'>;

/**
 * @param name 'training' or 'validation'
 * @throws DatasetError for a label that the objective does not accept
 */
export function checkLabels({ storage, rows }: Dataset, params: LabelParams, name: string): void {
  const { labels } = storage;
  const [expected, isValid] = rule(params);
  for (let i = 0; i < rows.length; i++) {
    const label = labels[rows[i]];
    if (!isValid(label))
      throw new DatasetError(`${name} labels that are ${expected}`, `${label} in row ${i}`);
  }
}

function rule({ objective, numClass, labelGain }: LabelParams): [string, (label: number) => boolean] {
  switch (objective) {
    case 'binary':
      return ['0 or 1', (label) => label === 0 || label === 1];
    case 'regression':
      return ['finite', Number.isFinite];
    case 'multiclass':
      return wholeNumbersBelow(numClass);
    case 'lambdarank':
      return wholeNumbersBelow(numLabels(labelGain));
  }
}

function wholeNumbersBelow(end: number): [string, (label: number) => boolean] {
  return [
    `whole numbers from 0 to ${end - 1}`,
    (label) => Number.isInteger(label) && label >= 0 && label < end,
  ];
}
