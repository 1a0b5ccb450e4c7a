import { fitBinMappers } from '../../src/gbdt/bin-mapper';
import { DatasetBuilder } from '../../src/gbdt/dataset';
import type { AppendOptions, Dataset } from '../../src/gbdt/dataset';
import { createRandom } from '../../src/gbdt/random';

export interface Normals {
  readonly uniform: () => number;
  readonly normal: () => number;
}

export function normals(seed: number): Normals {
  const random = createRandom(seed);
  const uniform = (): number => random.nextFloat();
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

export function datasetOf(
  values: Float32Array,
  labels: ArrayLike<number>,
  options: AppendOptions = {},
  mappers = fitBinMappers(values, values.length / labels.length, { maxBin: 255, minDataInBin: 3 }),
): Dataset {
  const builder = new DatasetBuilder(
    mappers,
    mappers.map((_, feature) => `f${feature}`),
  );
  builder.append(values, Float32Array.from(labels), options);
  return builder.finish();
}
