import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Booster } from '../../src/gbdt/tree';
import { boosterToOnnx } from '../../src/model-format/booster-to-onnx';

/** Runs an ONNX file over rows in a process of its own: onnxruntime does not take jest's own Float32Array for one. */
const SCRIPT = `
const { InferenceSession, Tensor } = require('onnxruntime-node');
const { readFileSync, writeFileSync } = require('node:fs');
const [folder, columns] = [process.argv[1], Number(process.argv[2])];
(async () => {
  const session = await InferenceSession.create(folder + '/model.onnx');
  const rows = new Float32Array(new Uint8Array(readFileSync(folder + '/rows.f32')).buffer);
  const { raw_score } = await session.run({ rows: new Tensor('float32', rows, [rows.length / columns, columns]) });
  writeFileSync(folder + '/scores.f32', raw_score.data);
})();
`;

/** Raw scores by onnxruntime: row-major, one per class. */
export function onnxScores(booster: Booster, rows: Float32Array): Float32Array {
  const folder = mkdtempSync(join(tmpdir(), 'onnx-'));
  try {
    writeFileSync(join(folder, 'model.onnx'), boosterToOnnx(booster, { version: '1', columnsHash: 'none' }));
    writeFileSync(join(folder, 'rows.f32'), rows);
    const args = ['-e', SCRIPT, folder, String(booster.featureNames.length)];
    const run = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
    if (run.status !== 0) throw new Error(run.stderr);
    return new Float32Array(new Uint8Array(readFileSync(join(folder, 'scores.f32'))).buffer);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
