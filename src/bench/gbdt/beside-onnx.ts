/** Compares prediction time with onnxruntime on one thread, for the same booster and rows. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { predictRaw } from '../../gbdt/predict';
import type { Booster } from '../../gbdt/tree';
import { RAW_SCORE_OUTPUT, ROWS_INPUT } from '../../inference/onnx-names';
import { boosterToOnnx } from '../../model-format/booster-to-onnx';

const REPEATS = 3;
/** The two add numbers in different precision and order. */
const TOLERANCE = 1e-4;

/**
 * @param rows row-major
 * @returns this trainer's time divided by onnxruntime's, each the minimum of several runs
 * @throws Error if the scores differ
 */
export async function timeBesideOnnx(booster: Booster, rows: Float32Array): Promise<number> {
  const numFeatures = booster.featureNames.length;
  const session = await InferenceSession.create(
    boosterToOnnx(booster, { version: 'bench', columnsHash: '' }),
    { intraOpNumThreads: 1, interOpNumThreads: 1 },
  );
  const input = new Tensor('float32', rows, [rows.length / numFeatures, numFeatures]);
  let ours = Infinity;
  let theirs = Infinity;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const start = performance.now();
    const scores = predictRaw(booster, rows);
    const between = performance.now();
    const output = await session.run({ [ROWS_INPUT]: input });
    ours = Math.min(ours, between - start);
    theirs = Math.min(theirs, performance.now() - between);
    checkSame(scores, output[RAW_SCORE_OUTPUT].data as Float32Array);
  }
  await session.release();
  return ours / theirs;
}

function checkSame(ours: Float32Array, theirs: Float32Array): void {
  const row = ours.findIndex((score, i) => !(Math.abs(score - theirs[i]) <= TOLERANCE));
  if (row >= 0)
    throw new Error(
      `expected onnxruntime to give the raw score ${ours[row]} for validation row ${row}, got ${theirs[row]}`,
    );
}
