/** The binned datasets of a variant: its columns of the selected training rows and of the validation rows. */
import { featureNames } from '../features/feature-columns';
import { fitBinMappers } from '../gbdt/bin-mapper';
import { DatasetBuilder } from '../gbdt/dataset';
import type { Dataset } from '../gbdt/dataset';
import { concatenated } from '../lib/concatenated';
import { columnRows } from './column-rows';
import type { Variant } from './study';
import type { StudyRows } from './study-rows';
import { trainingRows } from './training-rows';

export interface VariantDatasets {
  readonly training: Dataset;
  readonly validation: Dataset;
  /** Selects the variant's columns from rows with all columns. */
  readonly columnsOf: (rows: Float32Array) => Float32Array;
}

/**
 * @param binSample number of rows from which the bin bounds are determined
 * @param seed determines which users are drawn, for variants that train on some of the users
 */
export function variantDatasets(
  rows: StudyRows,
  variant: Variant,
  binSample: number,
  seed: number,
): VariantDatasets {
  const width = featureNames.length;
  const columns = variant.columns ?? featureNames.map((_, place) => place);
  const names = columns.map((place) => featureNames[place]);
  const columnsOf = (all: Float32Array) => columnRows(all, width, columns);
  const chosen = [...trainingRows(rows.training, variant, width, seed)];
  const sample = columnsOf(spread(chosen, width, binSample));
  const builder = new DatasetBuilder(
    fitBinMappers(sample, columns.length, { maxBin: 255, minDataInBin: 3 }),
    names,
  );
  const dataset = (parts: readonly { rows: Float32Array; labels: Uint8Array }[]) => {
    for (const part of parts) builder.append(columnsOf(part.rows), part.labels);
    return builder.finish();
  };
  return { training: dataset(chosen), validation: dataset(rows.validation), columnsOf };
}

/** Every n-th of all rows, about `wanted` in total. */
function spread(chosen: readonly { rows: Float32Array }[], width: number, wanted: number): Float32Array {
  const numRows = chosen.reduce((sum, { rows }) => sum + rows.length / width, 0);
  const step = Math.max(1, Math.floor(numRows / wanted));
  const parts: Float32Array[] = [];
  let row = 0;
  for (const { rows } of chosen) {
    const count = rows.length / width;
    for (; row < count; row += step) parts.push(rows.subarray(row * width, (row + 1) * width));
    row -= count;
  }
  return concatenated(Float32Array, parts);
}
