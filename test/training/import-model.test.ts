/** LightGBM's text models become published versions, or nothing is published and the reason is told. */
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
};

describe('importing', () => {
  const folders: { remove: () => void }[] = [];
  afterAll(() => folders.forEach((folder) => folder.remove()));

  /** A registry, with an active model unless told otherwise, and a file with the text of a booster. */
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

  test('publishes stage 1 with the settings and stage 2 of the active model, and leaves that in service', async () => {
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

  test('puts a whole model into service when asked, which loads', async () => {
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

  test('says what to do when there is no active model, or no file', async () => {
    const { modelsDir, file } = await setUp(good, true);
    await expect(importModel({ modelsDir, stage1: file, activate: false })).rejects.toThrow(
      'expected an active model, to take retrieval sizes, shortlist size and calibration from, got none. Train one first',
    );
    await expect(importModel({ modelsDir, stage1: `${file}.gone`, activate: false })).rejects.toThrow(
      'model.txt.gone: cannot be read',
    );
  });
});
