/** LightGBM's text models are published, or refused with the reason and nothing published. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { featureColumnsHash, featureNames } from '../../src/features/feature-columns';
import type { Booster } from '../../src/gbdt/tree';
import { loadModel } from '../../src/inference/loaded-model';
import { listVersions, readActive } from '../../src/registry/versions';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { publishModel } from '../../src/model-format/publish-model';
import { stage2ColumnsHash, stage2Names } from '../../src/recommend/shortlist-rows';
import { importModel } from '../../src/training/import-model';
import { randomBooster, seededRandom } from '../model-format/random-booster';
import { temporaryFolder } from '../setup/trained-shop';

const boosterOver = (names: readonly string[], seed: number): Booster => ({
  ...randomBooster(seededRandom(seed), { trees: 5, leaves: 8, features: names.length }),
  featureNames: [...names],
});
const settings = {
  retrieval: { userNeighbours: 20, coPurchase: 30, transition: 10, aislePopular: 20, popular: 20 },
  shortlistSize: 100,
  calibration: { slope: 1, intercept: 0 },
  stage2Weight: 1,
  outsideShare: 0.3,
  outsideDispersion: 0.2,
};

describe('importing', () => {
  const folders: { remove: () => void }[] = [];
  afterAll(() => folders.forEach((folder) => folder.remove()));

  /** A registry, with an active model unless `isEmpty`, and a file with the text of a booster. */
  async function setUp(text: string, isEmpty = false): Promise<{ modelsDir: string; file: string }> {
    const models = temporaryFolder();
    const work = temporaryFolder();
    folders.push(models, work);
    if (!isEmpty) {
      await publishModel(models.path, {
        stage1: boosterOver(featureNames, 1),
        stage2: boosterOver(stage2Names, 2),
        activate: true,
        about: {
          source: 'trained',
          featureColumnsHash,
          stage2ColumnsHash,
          seed: 1,
          dataFingerprint: 'data',
          trainedOn: { users: 1, targets: 1, rows: 1 },
          settings,
          metrics: {},
        },
      });
    }
    const file = join(work.path, 'model.txt');
    writeFileSync(file, text);
    return { modelsDir: models.path, file };
  }

  const good = boosterToLightGbmText(boosterOver(featureNames, 3));

  test('publishes stage 1 with the settings and stage 2 of the active model, which stays active', async () => {
    const { modelsDir, file } = await setUp(good);
    const before = await readActive(modelsDir);
    const manifest = await importModel({ modelsDir, stage1: file, activate: false });
    expect(manifest).toMatchObject({ source: 'imported', settings, featureColumnsHash, metrics: {} });
    expect(await readActive(modelsDir)).toBe(before);
    const textOf = (version: string, stage: string) =>
      readFileSync(join(modelsDir, version, `${stage}.txt`), 'utf8');
    expect(textOf(manifest.version, 'stage1')).toBe(good);
    const treesOf = (text: string) => text.slice(text.indexOf('Tree=0'), text.indexOf('end of trees'));
    expect(treesOf(textOf(manifest.version, 'stage2'))).toBe(treesOf(textOf(before!, 'stage2')));
  });

  test('publishes both stages and activates them with `activate`, and the model can be loaded', async () => {
    const { modelsDir, file } = await setUp(good);
    const stage2 = join(file, '../stage2.txt');
    writeFileSync(stage2, boosterToLightGbmText(boosterOver(stage2Names, 4)));
    const { version } = await importModel({ modelsDir, stage1: file, stage2, activate: true });
    expect(await readActive(modelsDir)).toBe(version);
    const model = await loadModel(modelsDir, version, { featureColumnsHash, stage2ColumnsHash });
    await model.close();
  });

  test.each<[string, string, string]>([
    [
      'other names',
      good.replace(featureNames[2], 'price'),
      `at position 3 expected "${featureNames[2]}", got "price"`,
    ],
    [
      'too few columns',
      boosterToLightGbmText(boosterOver(featureNames.slice(1), 3)),
      'at position 1 expected',
    ],
    [
      'another objective',
      good.replace('objective=binary sigmoid:1', 'objective=lambdarank'),
      'expected objective=binary, got lambdarank',
    ],
    ['another kind of file', '{}', 'line 1: expected "tree"'],
  ])('refuses %s', async (_, text, message) => {
    const { modelsDir, file } = await setUp(text);
    const before = await listVersions(modelsDir);
    await expect(importModel({ modelsDir, stage1: file, activate: true })).rejects.toThrow(message);
    expect(await listVersions(modelsDir)).toEqual(before);
  });

  const leafLine = good.split('\n').findIndex((line) => line.startsWith('leaf_value=')) + 1;
  const withLeaf = (word: string) => good.replace(/^leaf_value=\S+/m, `leaf_value=${word}`);

  test.each(['inf', '-inf', '1e39', 'nan'])(
    'a leaf value of %s is refused with file, line and tree, in either stage, and nothing is published',
    async (word) => {
      const { modelsDir, file } = await setUp(withLeaf(word));
      const before = await listVersions(modelsDir);
      const message = new RegExp(
        `model\\.txt: line ${leafLine}: tree 0: leaf_value: expected .*, got "${word}"`,
      );
      const refusal = { code: 'MODEL_CORRUPT', message: expect.stringMatching(message) };
      await expect(importModel({ modelsDir, stage1: file, activate: true })).rejects.toMatchObject(refusal);
      const sound = join(file, '../sound.txt');
      writeFileSync(sound, good);
      const stage2 = join(file, '../stage2.txt');
      const broken = boosterToLightGbmText(boosterOver(stage2Names, 4)).replace(
        /^leaf_value=\S+/m,
        `leaf_value=${word}`,
      );
      writeFileSync(stage2, broken);
      await expect(importModel({ modelsDir, stage1: sound, stage2, activate: true })).rejects.toThrow(
        /stage2\.txt: line \d+: tree 0: leaf_value/,
      );
      expect(await listVersions(modelsDir)).toEqual(before);
    },
  );

  test("LightGBM's bound of the last bin, 1e+300, is imported, and scores are finite", async () => {
    const { modelsDir, file } = await setUp(good.replace(/^threshold=\S+/m, 'threshold=1e+300'));
    const { version } = await importModel({ modelsDir, stage1: file, activate: false });
    const model = await loadModel(modelsDir, version, { featureColumnsHash, stage2ColumnsHash });
    const rows = new Float32Array(3 * featureNames.length)
      .fill(Infinity, featureNames.length)
      .fill(NaN, 2 * featureNames.length);
    expect((await model.stage1(rows, 3)).every(Number.isFinite)).toBe(true);
    await model.close();
  });

  test('a seed that is not a safe integer becomes 0 in the manifest', async () => {
    const { modelsDir, file } = await setUp(
      good.replace('\nend of parameters', '[seed: 1e300]\nend of parameters'),
    );
    expect(await importModel({ modelsDir, stage1: file, activate: false })).toMatchObject({ seed: 0 });
  });

  test('is refused if the active model does not fit this release', async () => {
    const { modelsDir, file } = await setUp(good);
    const active = (await readActive(modelsDir))!;
    const path = join(modelsDir, active, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    manifest.settings.calibration.slope = 1e39;
    writeFileSync(path, JSON.stringify(manifest));
    await expect(importModel({ modelsDir, stage1: file, activate: false })).rejects.toMatchObject({
      code: 'MODEL_MISMATCH',
      message: expect.stringContaining(
        'settings.calibration.slope: expected a number that is finite as float32',
      ),
    });
  });

  test('without an active model or without the file, the message says what to do', async () => {
    const { modelsDir, file } = await setUp(good, true);
    await expect(importModel({ modelsDir, stage1: file, activate: false })).rejects.toThrow(
      'expected an active model that provides retrieval sizes, shortlist size and calibration, found none. Train one with',
    );
    await expect(importModel({ modelsDir, stage1: `${file}.gone`, activate: false })).rejects.toThrow(
      'model.txt.gone: cannot be read',
    );
  });
});
