import { existsSync, readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readFittedOrders, scorableOrders } from '../../src/registry/fitted-orders';
import { readActive, readManifest } from '../../src/registry/versions';
import { verifyModel } from '../../src/registry/verify-model';
import { publishModel } from '../../src/model-format/publish-model';
import { lightGbmTextToBooster } from '../../src/model-format/text-to-booster';
import { ABOUT, boosterPair, COLUMNS, publish, tempModelsDir } from './temp-models';

describe('publishModel', () => {
  let modelsDir: string;
  let remove: () => void;
  beforeEach(() => ({ modelsDir, remove } = tempModelsDir()));
  afterEach(() => remove());

  test('writes both stages, as ONNX and text, and a manifest that describes them', async () => {
    const { stage1, stage2 } = boosterPair(1);
    const manifest = await publish(modelsDir);
    const directory = join(modelsDir, manifest.version);
    expect(readdirSync(directory).sort()).toEqual([
      'manifest.json',
      'stage1.onnx',
      'stage1.txt',
      'stage2.onnx',
      'stage2.txt',
    ]);
    expect(manifest).toMatchObject({
      ...ABOUT,
      formatVersion: 1,
      createdAt: '2026-11-23T18:15:02.000Z',
      featureColumns: stage1.featureNames,
      stage2Columns: stage2.featureNames,
      params: { stage1: stage1.params, stage2: stage2.params },
      libraryVersions: { node: process.versions.node, 'onnxruntime-node': expect.any(String) },
    });
    expect(manifest.version).toMatch(/^20261123-181502-[0-9a-f]{6}$/);
    await verifyModel(directory, await readManifest(directory), COLUMNS);
    const reread = lightGbmTextToBooster(await readFile(join(directory, 'stage2.txt'), 'utf8'));
    expect(reread.featureNames).toEqual(stage2.featureNames);
  });

  test('writes the files of every fit, and verifies them', async () => {
    const about = { lags: [2, 3], users: 3, targets: 9, rows: 120 };
    const fit = (seed: number, orders: string[]) => ({
      ...boosterPair(seed),
      ...about,
      orders: new Set(orders),
    });
    const fits = {
      selection: fit(1, ['0000000000aa']),
      evaluated: fit(2, ['0000000000bb', '0000000000aa']),
      published: fit(3, ['0000000000cc']),
    };
    const { version } = await publishModel(modelsDir, {
      ...boosterPair(3),
      fits,
      about: ABOUT,
      activate: true,
    });
    const directory = join(modelsDir, version);
    const manifest = await readManifest(directory);
    await verifyModel(directory, manifest, COLUMNS);
    expect(Object.keys(manifest.fits?.evaluated.files ?? {}).sort()).toEqual([
      'evaluated/fitted-orders.txt',
      'evaluated/stage1.onnx',
      'evaluated/stage1.txt',
      'evaluated/stage2.onnx',
      'evaluated/stage2.txt',
    ]);
    expect(manifest.fits?.selection).toMatchObject({ ...about, dataFingerprint: ABOUT.dataFingerprint });
    expect(await readFittedOrders(directory, 'evaluated')).toEqual(fits.evaluated.orders);
    expect(await scorableOrders(directory, manifest, 'published')).toEqual({
      kind: 'except',
      fitted: fits.published.orders,
    });
    await writeFile(join(directory, 'evaluated', 'fitted-orders.txt'), '0000000000bb\n');
    await expect(verifyModel(directory, manifest)).rejects.toThrow(
      /evaluated\/fitted-orders\.txt: expected 26 bytes/,
    );
    await writeFile(join(directory, 'evaluated', 'fitted-orders.txt'), 'order 7\n');
    await expect(readFittedOrders(directory, 'evaluated')).rejects.toThrow(
      /fitted-orders\.txt: expected one identity of 12 hexadecimal digits per line, got "order 7"/,
    );
  });

  test('lists importance by gain, unused features last', async () => {
    const { importance } = await publish(modelsDir);
    const gains = importance.stage1.map(({ gain }) => gain);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    const splits = boosterPair(1).stage1.trees.reduce((sum, tree) => sum + tree.numLeaves - 1, 0);
    expect(importance.stage1.reduce((sum, feature) => sum + feature.splits, 0)).toBe(splits);
    expect(importance.stage1.length).toBe(5);
  });

  test('does not change the active version unless requested', async () => {
    await publish(modelsDir);
    expect(await readActive(modelsDir)).toBeNull();
    const { version } = await publish(modelsDir, { seed: 2, activate: true });
    expect(await readActive(modelsDir)).toBe(version);
  });

  test('gives the same content the same hash and bytes at any time', async () => {
    const first = await publish(modelsDir);
    const second = await publish(modelsDir, { at: '2026-12-01T00:00:00Z' });
    const other = await publish(modelsDir, { seed: 2 });
    expect(second.version.split('-')[2]).toBe(first.version.split('-')[2]);
    expect(second.files).toEqual(first.files);
    expect(other.version.split('-')[2]).not.toBe(first.version.split('-')[2]);
  });

  test('rejects the same content twice in one second, and keeps the first', async () => {
    const { version } = await publish(modelsDir);
    await expect(publish(modelsDir)).rejects.toThrow(
      `${version}: this content was already published in this second`,
    );
    expect(readdirSync(modelsDir)).toEqual([version]);
  });

  test('writes nothing if the manifest is invalid', async () => {
    const about = { metrics: { auc: NaN } };
    await expect(publish(modelsDir, { about })).rejects.toThrow(
      /the model cannot be published:[^]*metrics\.auc/,
    );
    const { stage1, stage2 } = boosterPair(1);
    const named = { ...stage1, featureNames: ['days since', 'b', 'c', 'd', 'e'] };
    const publication = { stage1: named, stage2, about: ABOUT, activate: true };
    await expect(publishModel(modelsDir, publication)).rejects.toThrow('feature name "days since"');
    expect(existsSync(modelsDir)).toBe(false);
  });

  test('removes staging folders of killed publishes, and keeps those in use', async () => {
    const ended = 2 ** 22 + 1; // above the largest process number
    const leftovers = [`.staging-${ended}-aa`, `.staging-${process.pid}-bb`, '.staging-nobody-cc'];
    const underWay = `.staging-${process.ppid}-dd`;
    for (const name of [...leftovers, underWay]) await mkdir(join(modelsDir, name), { recursive: true });
    const { version } = await publish(modelsDir);
    expect(readdirSync(modelsDir).sort()).toEqual([underWay, version]);
  });

  test('allows concurrent publishes in one process', async () => {
    const seeds = [1, 2, 3, 4];
    const published = await Promise.all(seeds.map((seed) => publish(modelsDir, { seed })));
    expect(new Set(readdirSync(modelsDir))).toEqual(new Set(published.map(({ version }) => version)));
  });
});
