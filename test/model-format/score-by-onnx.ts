import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Booster } from '../../src/gbdt/tree';
import { WorkerClient } from '../../src/inference/worker-client';
import { boosterToOnnx } from '../../src/model-format/booster-to-onnx';

/**
 * Raw scores of two boosters, each written as ONNX and run by onnxruntime in the real worker thread (which also frees it
 * from jest's own typed arrays, which onnxruntime does not take for Float32Array).
 */
export async function scoreByOnnx(
  boosters: readonly [Booster, Booster],
  rows: Float32Array,
): Promise<[Float32Array, Float32Array]> {
  const folder = await mkdtemp(join(tmpdir(), 'onnx-'));
  const setup = async (booster: Booster, name: string) => {
    const onnxPath = join(folder, name);
    await writeFile(onnxPath, boosterToOnnx(booster, { version: 'test', columnsHash: 'hash' }));
    return { onnxPath, numFeatures: booster.featureNames.length };
  };
  const client = await WorkerClient.start({
    stage1: await setup(boosters[0], 'first.onnx'),
    stage2: await setup(boosters[1], 'second.onnx'),
  });
  const numRows = (booster: Booster) => rows.length / booster.featureNames.length;
  const scores = await Promise.all([
    client.score('stage1', rows, numRows(boosters[0])),
    client.score('stage2', rows, numRows(boosters[1])),
  ]);
  await client.close();
  await rm(folder, { recursive: true });
  return scores;
}
