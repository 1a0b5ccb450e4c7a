import { appendFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { predictRaw } from '../../src/gbdt/predict';
import { ModelHolder } from '../../src/inference/model-holder';
import type { HolderEvent } from '../../src/inference/model-holder';
import { activateModel } from '../../src/registry/activate';
import { randomRows, seededRandom } from '../model-format/random-booster';
import { boosterPair, COLUMNS, publish, tempModelsDir } from '../registry/temp-models';

describe('ModelHolder', () => {
  let modelsDir: string;
  let remove: () => void;
  let holder: ModelHolder;
  let events: HolderEvent[];

  const makeHolder = (pollMs: number) =>
    new ModelHolder({ modelsDir, expected: COLUMNS, pollMs, onEvent: (event) => void events.push(event) });
  const versionInService = () => {
    const lease = holder.acquire();
    lease.release();
    return lease.model.version;
  };

  beforeEach(() => {
    ({ modelsDir, remove } = tempModelsDir());
    events = [];
    holder = makeHolder(60_000);
  });
  afterEach(async () => {
    await holder.close();
    remove();
  });

  test('is empty until a model is activated, and the error says what to do', async () => {
    expect(await holder.start()).toEqual({ phase: 'empty', refused: null });
    expect(() => holder.acquire()).toThrow(/no model is active\. Train one with "npm run train"/);
    expect(() => holder.acquire()).toThrow(expect.objectContaining({ code: 'MODEL_NOT_READY' }));
    const { version } = await publish(modelsDir, { activate: true });
    expect(await holder.reload()).toMatchObject({ phase: 'ready', refused: null });
    expect(versionInService()).toBe(version);
    expect(events).toEqual([{ kind: 'swapped', version, previous: null }]);
  });

  test('swaps in a newer model while the old one still serves its leases', async () => {
    const old = await publish(modelsDir, { seed: 1, activate: true });
    await holder.start();
    const lease = holder.acquire();
    const next = await publish(modelsDir, { seed: 2, at: '2026-11-24T00:00:00Z', activate: true });
    await holder.reload();
    expect(versionInService()).toBe(next.version);

    const { stage1 } = boosterPair(1);
    const rows = randomRows(seededRandom(1), stage1, 20);
    expect(lease.model.version).toBe(old.version);
    expect(await lease.model.stage1(rows, 20)).toEqual(predictRaw(stage1, rows));
    lease.release();
    lease.release();
    // The last lease has been released, so the old model is closed.
    await new Promise((resolve) => setImmediate(resolve));
    await expect(lease.model.stage1(rows, 20)).rejects.toThrow('the model was closed');
    expect(events.at(-1)).toEqual({ kind: 'swapped', version: next.version, previous: old.version });
  });

  test('drops no request while models are swapped repeatedly', async () => {
    const boosters = [boosterPair(1).stage1, boosterPair(2).stage1];
    const first = await publish(modelsDir, { seed: 1, activate: true });
    const second = await publish(modelsDir, { seed: 2, at: '2026-11-24T00:00:00Z' });
    await holder.start();
    const rows = randomRows(seededRandom(9), boosters[0], 8);
    const expected = new Map(
      [first, second].map(({ version }, i) => [version, predictRaw(boosters[i], rows)]),
    );
    const answeredBy = new Set<string>();
    let swapping = true;
    const request = async () => {
      while (swapping) {
        const lease = holder.acquire();
        expect(await lease.model.stage1(rows, 8)).toEqual(expected.get(lease.model.version));
        answeredBy.add(lease.model.version);
        lease.release();
      }
    };
    const requests = Array.from({ length: 10 }, request);
    for (const { version } of [second, first, second, first]) {
      await activateModel(modelsDir, version);
      await holder.reload();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    swapping = false;
    await Promise.all(requests);
    expect(answeredBy.size).toBe(2);
    expect(events.map((event) => event.kind)).toEqual(Array(5).fill('swapped'));
  });

  test('refuses a damaged model, keeps the current one and gives the reason', async () => {
    const good = await publish(modelsDir, { seed: 1, activate: true });
    await holder.start();
    const bad = await publish(modelsDir, { seed: 2, at: '2026-11-24T00:00:00Z', activate: true });
    await appendFile(join(modelsDir, bad.version, 'stage2.onnx'), 'x');
    const state = await holder.reload();
    expect(versionInService()).toBe(good.version);
    expect(state).toMatchObject({
      phase: 'ready',
      refused: {
        version: bad.version,
        error: { code: 'MODEL_CORRUPT', message: expect.stringContaining('stage2.onnx') },
      },
    });
    expect(events.at(-1)).toMatchObject({ kind: 'refused', refusal: { version: bad.version } });
    await activateModel(modelsDir, good.version);
    expect(await holder.reload()).toMatchObject({ phase: 'ready', refused: null });
  });

  test('refuses a model with other columns, even as the first one', async () => {
    const { version } = await publish(modelsDir, { about: { featureColumnsHash: 'other' }, activate: true });
    const state = await holder.start();
    expect(state).toMatchObject({ phase: 'empty', refused: { version, error: { code: 'MODEL_MISMATCH' } } });
    expect(() => holder.acquire()).toThrow(
      /the active model was refused: .* expected featureColumnsHash columns-of-stage-1/,
    );
  });

  test('keeps its model when models/active disappears', async () => {
    const { version } = await publish(modelsDir, { activate: true });
    await holder.start();
    await rm(join(modelsDir, 'active'));
    const state = await holder.reload();
    expect(state).toMatchObject({
      phase: 'ready',
      refused: { version: null, error: { code: 'MODEL_NOT_FOUND' } },
    });
    expect(versionInService()).toBe(version);
  });

  test('loads a newly activated model without being called', async () => {
    holder = makeHolder(10);
    await holder.start();
    const { version } = await publish(modelsDir, { activate: true });
    const deadline = Date.now() + 10_000;
    while (events.length === 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(versionInService()).toBe(version);
  });

  test('closes once the leases are released, and grants none afterwards', async () => {
    await publish(modelsDir, { activate: true });
    await holder.start();
    const lease = holder.acquire();
    let closed = false;
    const closing = holder.close().then(() => (closed = true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(() => holder.acquire()).toThrow('the service is shutting down');
    expect(closed).toBe(false);
    lease.release();
    await closing;
    expect(holder.state()).toEqual({ phase: 'closed' });
    expect(await holder.reload()).toEqual({ phase: 'closed' });
  });
});
