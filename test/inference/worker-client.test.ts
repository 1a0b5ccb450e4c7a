/**
 * The real thread with real ONNX sessions: batching, failures, and threads that die.
 *
 * @slow Starts worker threads.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { predictRaw } from '../../src/gbdt/predict';
import { textFile, onnxFile, versionDirectory } from '../../src/registry/model-files';
import type { Stage } from '../../src/registry/model-files';
import { WorkerClient } from '../../src/inference/worker-client';
import type { WorkerSetup } from '../../src/inference/worker-messages';
import { randomRows, seededRandom } from '../model-format/random-booster';
import { boosterPair, publish, tempModelsDir } from '../registry/temp-models';

const CRASHING_WORKER = join(__dirname, 'crashing-worker.mjs');
const { stage1, stage2 } = boosterPair(1);

describe('WorkerClient', () => {
  const { modelsDir, remove } = tempModelsDir();
  let setup: WorkerSetup;
  let client: WorkerClient;

  beforeAll(async () => {
    const { version, featureColumns, stage2Columns } = await publish(modelsDir);
    const directory = versionDirectory(modelsDir, version);
    const files = (stage: Stage, columns: readonly string[]) => ({
      onnxPath: join(directory, onnxFile(stage)),
      textPath: join(directory, textFile(stage)),
      columns,
    });
    setup = { stage1: files('stage1', featureColumns), stage2: files('stage2', stage2Columns) };
  });
  beforeEach(async () => {
    ({ client } = await WorkerClient.start(setup, CRASHING_WORKER));
  });
  afterEach(() => client.close());
  afterAll(remove);

  const rows1 = (seed: number, numRows: number) => randomRows(seededRandom(seed), stage1, numRows);
  const rows2 = (seed: number, numRows: number) => randomRows(seededRandom(seed), stage2, numRows);
  const crash = () => client.score('stage1', new Float32Array(5).fill(-12345), 1);

  test('scores the calls of one turn of the event loop in one run per stage', async () => {
    const calls = Array.from({ length: 50 }, (_, i) => ({ rows: rows1(i, i + 1), numRows: i + 1 }));
    const other = rows2(99, 7);
    const [otherScores, ...scores] = await Promise.all([
      client.score('stage2', other, 7),
      ...calls.map(({ rows, numRows }) => client.score('stage1', rows, numRows)),
    ]);
    calls.forEach(({ rows }, i) => expect(scores[i]).toEqual(predictRaw(stage1, rows)));
    expect(otherScores).toEqual(predictRaw(stage2, other));
    expect(client.stats()).toEqual({ batches: 2, rows: 50 * 25.5 + 7, calls: 51, restarts: 0 });
  });

  test('also waits for calls that follow within the turn, after a promise', async () => {
    const late = Promise.resolve().then(() => client.score('stage1', rows1(2, 3), 3));
    await Promise.all([client.score('stage1', rows1(1, 2), 2), late]);
    expect(client.stats().batches).toBe(1);
  });

  test('combines the calls of several turns into one run while the thread is busy', async () => {
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const calls = [client.score('stage1', rows1(1, 200_000), 200_000)];
    await turn();
    for (let i = 0; i < 20; i++) {
      calls.push(client.score('stage1', rows1(i, 4), 4));
      await turn();
    }
    await Promise.all(calls);
    expect(client.stats()).toMatchObject({ batches: 2, calls: 21 });
  });

  test('does not change the rows of the caller', async () => {
    const rows = rows1(3, 10);
    const before = rows.slice();
    await client.score('stage1', rows, 10);
    expect(rows).toEqual(before);
  });

  test('reports a run that fails, and serves the next one', async () => {
    const error = await client.score('stage1', new Float32Array(6), 2).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'SCORING_FAILED' });
    expect((error as Error).message).toContain('stage1: 2 rows could not be scored');
    expect(await client.score('stage1', rows1(1, 2), 2)).toEqual(predictRaw(stage1, rows1(1, 2)));
    expect(client.stats().restarts).toBe(0);
  });

  test('fails the calls of a thread that dies, and serves the following ones with a new thread', async () => {
    const failing = expect(crash()).rejects.toMatchObject({
      code: 'SCORING_FAILED',
      message: 'the inference worker ended before it answered (exit code 13)',
    });
    const following = client.score('stage2', rows2(5, 4), 4);
    await failing;
    expect(await following).toEqual(predictRaw(stage2, rows2(5, 4)));
    expect(client.stats().restarts).toBe(1);
    await expect(crash()).rejects.toMatchObject({ code: 'SCORING_FAILED' });
    expect(await client.score('stage1', rows1(6, 4), 4)).toEqual(predictRaw(stage1, rows1(6, 4)));
    expect(client.stats().restarts).toBe(2);
  });

  test('answers calls made before it closes, and none afterwards', async () => {
    const asked = client.score('stage1', rows1(7, 5), 5);
    await client.close();
    expect(await asked).toEqual(predictRaw(stage1, rows1(7, 5)));
    await expect(client.score('stage1', rows1(7, 5), 5)).rejects.toThrow('the model was closed');
  });

  test('reports why a file cannot be opened', async () => {
    const broken = join(modelsDir, 'broken.onnx');
    await writeFile(broken, 'this is no ONNX file');
    const start = (stage: Partial<WorkerSetup['stage1']>) =>
      WorkerClient.start({ ...setup, stage1: { ...setup.stage1, ...stage } });
    await expect(start({ onnxPath: broken })).rejects.toMatchObject({ code: 'MODEL_CORRUPT' });
    await expect(start({ onnxPath: broken })).rejects.toThrow('broken.onnx');
    await expect(start({ onnxPath: setup.stage2.onnxPath })).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
      message: expect.stringContaining('expected an input "rows" of 5 columns, got 4'),
    });
    await expect(start({ textPath: broken })).rejects.toThrow('broken.onnx: line 1: expected "tree"');
    await expect(start({ textPath: setup.stage2.textPath })).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
      message: expect.stringContaining('expected the 5 columns of the manifest, got 4'),
    });
  });

  test('reports a program that was not built', async () => {
    const missing = WorkerClient.start(setup, join(modelsDir, 'no-worker.js'));
    await expect(missing).rejects.toThrow(/exit code 1.*Cannot find module.*no-worker\.js/s);
  });
});
