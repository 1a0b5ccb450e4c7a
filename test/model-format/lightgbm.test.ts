/**
 * The real LightGBM reads what we write, and we read what it writes. Needs Python; skipped, with the reason, without.
 *
 * Where they may differ: LightGBM reads values of at most 1e-35 in magnitude as zero when it predicts. We do not, so
 * such values are made zero in the rows here.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { predictLeaf, predictRaw } from '../../src/gbdt/predict';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { lightGbmTextToBooster } from '../../src/model-format/text-to-booster';
import { lightGbmPackages, runPython } from './lightgbm-python';
import { randomBooster, randomRows, seededRandom, threeLeafBooster } from './random-booster';
import { scoreByOnnx } from './score-by-onnx';

const packages = lightGbmPackages();
if ('missing' in packages) console.log(`skipped: ${packages.missing}`);
const describeWithLightGbm = 'missing' in packages ? describe.skip : describe;

describeWithLightGbm('beside the real LightGBM', () => {
  let folder: string;
  const file = (name: string) => join(folder, name);
  const text = (name: string) => readFileSync(file(name), 'utf8');

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lightgbm-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function speak(verb: 'predict' | 'train'): { scores: Float64Array; leaves: Int32Array } {
    const script = join(__dirname, 'lightgbm_reference.py');
    const failure =
      'folder' in packages ? runPython(packages.folder, [script, verb, folder]) : packages.missing;
    expect(failure).toBeNull();
    const bytes = (name: string) => new Uint8Array(readFileSync(file(name))).buffer;
    return { scores: new Float64Array(bytes('scores.f64')), leaves: new Int32Array(bytes('leaves.i32')) };
  }

  it.each([
    ['a random booster', randomBooster(seededRandom(5), { trees: 20, leaves: 31, features: 12 })],
    ['a hand-made tree', threeLeafBooster(0.5)],
    ['a booster without trees', { ...threeLeafBooster(0.75), trees: [] }],
  ])('gives our leaves and scores for %s', (_, booster) => {
    const rows = randomRows(seededRandom(6), booster, 20_000).map((value) =>
      Math.abs(value) <= 1e-35 ? 0 : value,
    );
    writeFileSync(file('model.txt'), boosterToLightGbmText(booster));
    writeFileSync(file('rows.f32'), rows);
    const { scores, leaves } = speak('predict');
    expect(scores.length).toBe(20_000);
    expect(Float32Array.from(scores)).toEqual(predictRaw(booster, rows));
    if (booster.trees.length > 0) expect(leaves).toEqual(predictLeaf(booster, rows));
    // What LightGBM saves again is still the same function for us.
    expect(predictRaw(lightGbmTextToBooster(text('resaved.txt')), rows)).toEqual(predictRaw(booster, rows));
  });

  it('is read by us: a model that LightGBM trained gives its leaves and scores', async () => {
    const anything = randomBooster(seededRandom(7), { trees: 3, leaves: 20, features: 6 });
    writeFileSync(file('rows.f32'), randomRows(seededRandom(8), anything, 5000));
    const { scores, leaves } = speak('train');
    const booster = lightGbmTextToBooster(text('model.txt'));
    const rows = new Float32Array(new Uint8Array(readFileSync(file('rows.f32'))).buffer);
    expect(booster.trees.length).toBe(20);
    expect(booster.params).toMatchObject({ numLeaves: 15, objective: 'binary', learningRate: 0.1 });
    const [byOnnx] = await scoreByOnnx([booster, booster], rows);
    for (const ours of [predictRaw(booster, rows), byOnnx]) {
      const relative = ours.map((score, i) => Math.abs(score - scores[i]) / Math.max(1, Math.abs(scores[i])));
      expect(Math.max(...relative)).toBeLessThan(1e-6);
    }
    expect(predictLeaf(booster, rows)).toEqual(leaves);
    // Both ways of treating missing values occur: NaN with a direction (10 or 8) and None (2 or 0).
    expect(text('model.txt')).toMatch(/decision_type=.*\b(8|10)\b/);
    expect(text('model.txt')).toMatch(/decision_type=.*\b(0|2)\b/);
  });
});
