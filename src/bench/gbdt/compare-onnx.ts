/** Compares the library's prediction with that of onnxruntime on one thread, for the same booster and rows. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { predictRaw } from '../../gbdt/predict';
import type { Booster } from '../../gbdt/tree';
import { RAW_SCORE_OUTPUT, ROWS_INPUT } from '../../inference/onnx-names';
import { boosterToOnnx } from '../../model-format/booster-to-onnx';

const REPEATS = 3;
/** The two sum float32 or float64 numbers in different orders. */
const TOLERANCE = 1e-4;

/**
 * @param rows row-major
 * @returns the library's time divided by onnxruntime's, each the minimum of several runs
 * @throws Error when the scores differ
 */
export async function timeRatioToOnnx(booster: Booster, rows: Float32Array): Promise<number> {
  const numFeatures = booster.featureNames.length;
  const session = await InferenceSession.create(
    boosterToOnnx(booster, { version: 'bench', columnsHash: '' }),
    { intraOpNumThreads: 1, interOpNumThreads: 1 },
  );
  const input = new Tensor('float32', rows, [rows.length / numFeatures, numFeatures]);
  let own = Infinity;
  let onnx = Infinity;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = performance.now();
    const scores = predictRaw(booster, rows);
    const between = performance.now();
    const output = await session.run({ [ROWS_INPUT]: input });
    own = Math.min(own, between - start);
    onnx = Math.min(onnx, performance.now() - between);
    checkSame(scores, output[RAW_SCORE_OUTPUT].data as Float32Array);
  }
  await session.release();
  return own / onnx;
}

function checkSame(own: Float32Array, onnx: Float32Array): void {
  const row = own.findIndex((score, i) => !(Math.abs(score - onnx[i]) <= TOLERANCE));
  if (row >= 0)
    throw new Error(
      `Expected the raw score ${own[row]} from onnxruntime for validation row ${row}, found ${onnx[row]}. The exported model differs from the booster.`,
    );
}
