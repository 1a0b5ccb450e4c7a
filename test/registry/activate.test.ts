import { appendFile, rm } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readActive } from '../../src/registry/versions';
import { readHistory } from '../../src/registry/activation-history';
import { activateModel, rollbackModel } from '../../src/registry/activate';
import { COLUMNS, publish, tempModelsDir } from './temp-models';

describe('activation', () => {
  let modelsDir: string;
  let remove: () => void;
  beforeEach(() => ({ modelsDir, remove } = tempModelsDir()));
  afterEach(() => remove());

  /** Versions a, b, c, ..., one per day. */
  const publishDays = async (days: number, activate: boolean) => {
    const versions: string[] = [];
    for (let day = 1; day <= days; day++) {
      versions.push(
        (await publish(modelsDir, { seed: day, at: `2026-11-0${day}T00:00:00Z`, activate })).version,
      );
    }
    return versions;
  };

  test('records the active version and the history', async () => {
    const [a, b] = await publishDays(2, false);
    expect((await activateModel(modelsDir, b)).version).toBe(b);
    await activateModel(modelsDir, a, COLUMNS);
    expect(await readActive(modelsDir)).toBe(a);
    const history = await readHistory(modelsDir);
    expect(history.map(({ version }) => version)).toEqual([b, a]);
    expect(Date.parse(history[0].at)).toBeGreaterThan(Date.now() - 60_000);
    expect(readdirSync(modelsDir).sort()).toEqual([a, b, 'active', 'active.history']);
  });

  test('refuses a version that does not exist, and lists those that do', async () => {
    await expect(activateModel(modelsDir, '20200101-000000-000000')).rejects.toMatchObject({
      code: 'MODEL_NOT_FOUND',
      message: expect.stringContaining('got "20200101-000000-000000". Published versions: none.'),
    });
    const [a] = await publishDays(1, false);
    await expect(activateModel(modelsDir, '../elsewhere')).rejects.toThrow(
      `got "../elsewhere". Published versions: ${a}.`,
    );
  });

  test('refuses a damaged version and one with other columns, and keeps the active one', async () => {
    const [a, b] = await publishDays(2, false);
    await activateModel(modelsDir, a);
    await appendFile(join(modelsDir, b, 'stage1.onnx'), 'x');
    await expect(activateModel(modelsDir, b)).rejects.toMatchObject({ code: 'MODEL_CORRUPT' });
    const expected = { ...COLUMNS, featureColumnsHash: 'other' };
    await expect(activateModel(modelsDir, a, expected)).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
    expect(await readActive(modelsDir)).toBe(a);
    expect((await readHistory(modelsDir)).length).toBe(1);
  });

  describe('rollback', () => {
    test('goes back version by version until there is none', async () => {
      const [a, b, c] = await publishDays(3, true);
      expect(await readActive(modelsDir)).toBe(c);
      expect((await rollbackModel(modelsDir)).version).toBe(b);
      expect((await rollbackModel(modelsDir)).version).toBe(a);
      await expect(rollbackModel(modelsDir)).rejects.toMatchObject({
        code: 'MODEL_NOT_FOUND',
        message: expect.stringContaining(`no version was published before ${a}`),
      });
      expect(await readActive(modelsDir)).toBe(a);
    });

    test('skips a version that was never in service', async () => {
      const [a, , c] = await publishDays(3, false);
      await activateModel(modelsDir, a);
      await activateModel(modelsDir, c);
      expect((await rollbackModel(modelsDir)).version).toBe(a);
    });

    test('without a history, activates the version published before', async () => {
      const [, b] = await publishDays(3, true);
      await rm(join(modelsDir, 'active.history'));
      expect((await rollbackModel(modelsDir)).version).toBe(b);
    });

    test('requires an active version and an intact target', async () => {
      await expect(rollbackModel(modelsDir)).rejects.toThrow(
        'no version is active, so there is none to go back from',
      );
      const [a, b] = await publishDays(2, true);
      await appendFile(join(modelsDir, a, 'stage1.txt'), 'x');
      await expect(rollbackModel(modelsDir)).rejects.toMatchObject({ code: 'MODEL_CORRUPT' });
      expect(await readActive(modelsDir)).toBe(b);
    });
  });
});
