/** Entry point of the process that trains with src/gbdt: takes a TrainerJob, prints a TrainerAnswer. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { fitBinMappers } from '../../gbdt/bin-mapper';
import { DatasetBuilder } from '../../gbdt/dataset';
import type { Dataset } from '../../gbdt/dataset';
import { auc, logLoss } from '../../gbdt/metrics';
import { predictRaw } from '../../gbdt/predict';
import { createRandom, drawSorted } from '../../gbdt/random';
import { Stopwatch } from '../../gbdt/stopwatch';
import { train } from '../../gbdt/train';
import type { Booster } from '../../gbdt/tree';
import { timeBesideOnnx } from './beside-onnx';
import type { DataPart } from './data-files';
import { nanosecondsPerSum } from './machine-bound';
import { peakMegabytes } from './peak-memory';
import type { TrainerAnswer, TrainerJob } from './trainer-job';

const SAMPLE_ROWS = 200_000;
/** Number of rows binned at a time. */
const PIECE_ROWS = 100_000;
/** Number of validation rows that onnxruntime also predicts. */
const ONNX_ROWS = 50_000;

async function main(job: TrainerJob): Promise<TrainerAnswer> {
  const rows = readFloats(job.train.rows);
  const labels = readBytes(job.train.labels);

  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  const dataset = bin(rows, labels, job);
  const binned = performance.now();
  const stopwatch = new Stopwatch();
  const { booster } = await train({
    params: { numIterations: job.numTrees, numLeaves: job.numLeaves, lambdaL2: 1, minDataInLeaf: 20 },
    train: dataset,
    evaluateTrain: false,
    numThreads: job.threads,
    stopwatch,
  });
  const end = performance.now();
  const cpu = process.cpuUsage(cpuBefore);
  const peak = peakMegabytes();

  return {
    wallSeconds: (end - start) / 1000,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    peakMegabytes: peak,
    ...validate(booster, job.validation),
    breakdown: {
      binning: binned - start,
      ...breakdownOf(stopwatch, booster, job.numFeatures),
      'predict / onnxruntime': await timeBesideOnnx(booster, someRows(job)),
    },
  };
}

/** Milliseconds by phase, then nanoseconds per unit of work. */
function breakdownOf({ times }: Stopwatch, { trees }: Booster, numFeatures: number): Record<string, number> {
  const phases = Object.entries(times).map(([phase, { milliseconds }]) => [phase, milliseconds] as const);
  const total = phases.reduce((sum, [, milliseconds]) => sum + milliseconds, 0);
  const { histograms, partition } = times;
  // A row counts once per node above its leaf: once per level.
  const rowLevels = trees.reduce(
    (sum, { internalCount }) => sum + internalCount.reduce((a, b) => a + b, 0),
    0,
  );
  return {
    ...Object.fromEntries(phases),
    'ns / row, feature, level': (total * 1e6) / (rowLevels * numFeatures),
    ...(histograms && { 'ns / sum': (histograms.milliseconds * 1e6) / (histograms.work * numFeatures) }),
    'ns / sum at best': nanosecondsPerSum(),
    ...(partition && { 'ns / row moved': (partition.milliseconds * 1e6) / partition.work }),
  };
}

function bin(
  rows: Float32Array,
  labels: Uint8Array,
  { numFeatures, threads, train: { numRows } }: TrainerJob,
): Dataset {
  const mappers = fitBinMappers(sampleOf(rows, numRows, numFeatures), numFeatures, {
    maxBin: 255,
    minDataInBin: 3,
    numThreads: threads,
  });
  const names = mappers.map((_, feature) => `f${feature}`);
  const builder = new DatasetBuilder(mappers, names, threads);
  for (let first = 0; first < numRows; first += PIECE_ROWS) {
    const end = Math.min(first + PIECE_ROWS, numRows);
    builder.append(rows.subarray(first * numFeatures, end * numFeatures), labels.subarray(first, end));
  }
  return builder.finish();
}

function sampleOf(rows: Float32Array, numRows: number, numFeatures: number): Float32Array {
  if (numRows <= SAMPLE_ROWS) return rows;
  const sample = new Float32Array(SAMPLE_ROWS * numFeatures);
  drawSorted(numRows, SAMPLE_ROWS, createRandom(1)).forEach((row, i) => {
    sample.set(rows.subarray(row * numFeatures, (row + 1) * numFeatures), i * numFeatures);
  });
  return sample;
}

function validate(
  booster: Booster,
  part: DataPart,
): Pick<TrainerAnswer, 'auc' | 'logLoss' | 'predictSeconds'> {
  const rows = readFloats(part.rows);
  const labels = readBytes(part.labels);
  const start = performance.now();
  const scores = predictRaw(booster, rows);
  const predictSeconds = (performance.now() - start) / 1000;
  return { auc: auc(labels, scores), logLoss: logLoss(labels, scores), predictSeconds };
}

function someRows({ validation, numFeatures }: TrainerJob): Float32Array {
  return readFloats(validation.rows).subarray(0, ONNX_ROWS * numFeatures);
}

function readFloats(file: string): Float32Array {
  return new Float32Array(readBytes(file).buffer);
}

/** In pieces, because a single read is limited to 2 GB. */
function readBytes(file: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(statSync(file).size);
  const descriptor = openSync(file, 'r');
  try {
    for (let at = 0; at < bytes.length;) {
      at += readSync(descriptor, bytes, at, Math.min(bytes.length - at, 2 ** 30), at);
    }
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}

void main(JSON.parse(process.argv[2]) as TrainerJob).then((answer) => {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});
