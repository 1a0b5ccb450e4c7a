import type { Booster } from '../../src/gbdt/tree';
import { loadModel } from '../../src/inference/loaded-model';
import { publishModel } from '../../src/model-format/publish-model';
import { ABOUT, COLUMNS, tempModelsDir } from '../registry/temp-models';

/**
 * Raw scores of two boosters over the same rows, each published as ONNX and run by onnxruntime in the real worker thread
 * (onnxruntime does not accept the Float32Array of jest's realm).
 */
export async function scoreByOnnx(
  boosters: readonly [Booster, Booster],
  rows: Float32Array,
): Promise<[Float32Array, Float32Array]> {
  const { modelsDir, remove } = tempModelsDir();
  const [stage1, stage2] = boosters;
  const { version } = await publishModel(modelsDir, { stage1, stage2, about: ABOUT, activate: false });
  const model = await loadModel(modelsDir, version, COLUMNS);
  const numRows = (booster: Booster) => rows.length / booster.featureNames.length;
  const scores = await Promise.all([
    model.stage1(rows, numRows(stage1)),
    model.stage2(rows, numRows(stage2)),
  ]);
  await model.close();
  remove();
  return scores;
}
