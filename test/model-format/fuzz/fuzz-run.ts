/** Trains every fuzz case with this trainer and with LightGBM, and scores the same rows with both. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fitBinMappers } from '../../../src/gbdt/bin-mapper';
import { DatasetBuilder } from '../../../src/gbdt/dataset';
import { toLightGbm } from '../../../src/gbdt/lightgbm-params';
import { resolveParams } from '../../../src/gbdt/resolve-params';
import { predictClasses } from '../../../src/gbdt/predict-classes';
import { train } from '../../../src/gbdt/train';
import type { Booster } from '../../../src/gbdt/tree';
import { boosterToOnnx } from '../../../src/model-format/booster-to-onnx';
import { boosterToLightGbmText } from '../../../src/model-format/booster-to-text';
import type { FuzzCase } from './fuzz-case';
import { fuzzData } from './fuzz-data';
import type { FuzzRows } from './fuzz-data';
import { constantScores, expectedAuc, fuzzLoss } from './fuzz-loss';

const run = promisify(execFile);

export interface FuzzOutcome {
  readonly own: FuzzCase;
  readonly seed: number;
  readonly loss: number;
  readonly trees: number;
  /** binary only. */
  readonly auc: number;
  readonly lightGbm: { readonly loss: number; readonly trees: number; readonly auc: number };
  /** Of a model that knows only the average label. */
  readonly constantLoss: number;
  /** Largest differences to the trainer's own scores, relative to the largest score. */
  readonly textDifference: number;
  readonly onnxDifference: number;
}

/** onnxruntime in a process of its own: it does not accept the Float32Array of jest's realm. */
const ONNX_SCRIPT = `
const { InferenceSession, Tensor } = require('onnxruntime-node');
const { readFileSync, writeFileSync } = require('node:fs');
const folder = process.argv[1];
(async () => {
  for (const { name, features } of JSON.parse(readFileSync(folder + '/jobs.json', 'utf8'))) {
    const session = await InferenceSession.create(folder + '/' + name + '.onnx', { intraOpNumThreads: 1 });
    const rows = new Float32Array(new Uint8Array(readFileSync(folder + '/' + name + '.t.f32')).buffer);
    const { raw_score } = await session.run({ rows: new Tensor('float32', rows, [rows.length / features, features]) });
    writeFileSync(folder + '/' + name + '.o.f32', raw_score.data);
    await session.release();
  }
})();
`;

interface Job {
  readonly own: FuzzCase;
  readonly seed: number;
  readonly name: string;
  readonly train: FuzzRows;
  readonly test: FuzzRows;
}

/** @param packages folder of Python packages with LightGBM */
export async function runFuzz(
  cases: readonly FuzzCase[],
  seeds: readonly number[],
  packages: string,
): Promise<FuzzOutcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gbdt-fuzz-'));
  try {
    const jobs = cases.flatMap((own) =>
      seeds.map((seed): Job => ({ own, seed, name: `${own.index}-${seed}`, ...fuzzData(own, seed) })),
    );
    jobs.forEach((job) => writeJob(folder, job));
    writeFileSync(join(folder, 'jobs.json'), JSON.stringify(jobs.map(describeJob)));
    const python = (verb: string): Promise<unknown> =>
      run('python3', [join(__dirname, 'lightgbm_fuzz.py'), verb, folder], {
        env: { ...process.env, PYTHONPATH: packages },
      });
    const reference = python('train');
    const boosters: Booster[] = [];
    for (const job of jobs) boosters.push(await trainJob(job, folder));
    await reference;
    const trees = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as number[];
    await Promise.all([python('predict'), run(process.execPath, ['-e', ONNX_SCRIPT, folder])]);
    return jobs.map((job, i) => outcomeOf(job, boosters[i], trees[i], folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeJob(folder: string, { name, train: rows, test }: Job): void {
  writeFileSync(join(folder, `${name}.x.f32`), rows.values);
  writeFileSync(join(folder, `${name}.y.f32`), rows.labels);
  if (rows.weights) writeFileSync(join(folder, `${name}.w.f32`), rows.weights);
  writeFileSync(join(folder, `${name}.t.f32`), test.values);
}

function describeJob({ own, seed, name, train: { groups } }: Job): object {
  const params = toLightGbm(resolveParams({ ...own.params, seed }));
  return { name, features: own.numFeatures, groups, params };
}

async function trainJob({ own, seed, name, train: rows }: Job, folder: string): Promise<Booster> {
  const params = resolveParams({ ...own.params, seed });
  const mappers = fitBinMappers(rows.values, own.numFeatures, {
    maxBin: params.maxBin,
    minDataInBin: params.minDataInBin,
    categorical: params.categoricalFeature,
  });
  const builder = new DatasetBuilder(
    mappers,
    mappers.map((_, feature) => `f${feature}`),
  );
  builder.append(rows.values, rows.labels, {
    ...(rows.weights && { weights: rows.weights }),
    ...(rows.groups.length > 0 && { groups: rows.groups }),
  });
  const { booster } = await train({ params, train: builder.finish(), evaluateTrain: false });
  writeFileSync(join(folder, `${name}.txt`), boosterToLightGbmText(booster));
  writeFileSync(join(folder, `${name}.onnx`), boosterToOnnx(booster, { version: '1', columnsHash: 'none' }));
  return booster;
}

function outcomeOf(
  { own, seed, name, test }: Job,
  booster: Booster,
  trees: number,
  folder: string,
): FuzzOutcome {
  const scores = predictClasses(booster, test.values);
  const bytes = (end: string): ArrayBuffer =>
    new Uint8Array(readFileSync(join(folder, `${name}.${end}`))).buffer;
  const reference = new Float64Array(bytes('s.f64'));
  const aucOf = (of: ArrayLike<number>): number =>
    own.params.objective === 'binary' ? expectedAuc(test, of) : NaN;
  return {
    own,
    seed,
    loss: fuzzLoss(own, test, scores),
    constantLoss: fuzzLoss(own, test, constantScores(own, test)),
    trees: booster.trees.filter(({ numLeaves }) => numLeaves > 1).length,
    auc: aucOf(scores),
    lightGbm: { loss: fuzzLoss(own, test, reference), trees, auc: aucOf(reference) },
    textDifference: largestDifference(scores, new Float64Array(bytes('p.f64'))),
    onnxDifference: largestDifference(scores, new Float32Array(bytes('o.f32'))),
  };
}

function largestDifference(own: ArrayLike<number>, other: ArrayLike<number>): number {
  let difference = Math.abs(own.length - other.length);
  let size = 1;
  for (let i = 0; i < own.length; i++) {
    difference = Math.max(difference, Math.abs(own[i] - other[i]));
    size = Math.max(size, Math.abs(own[i]));
  }
  return difference / size;
}
