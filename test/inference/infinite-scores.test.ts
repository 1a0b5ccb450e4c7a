/** A version's folder that was put together manually, with checksums that fit, can still hold an infinite leaf. */
import { join } from 'node:path';
import { loadModel } from '../../src/inference/loaded-model';
import { readActive } from '../../src/registry/versions';
import { activateModel } from '../../src/registry/activate';
import { modelProto } from '../../src/model-format/onnx-schema';
import { servingSettingsSchema } from '../../src/recommend/serving-settings';
import { rewriteModelFile, withInfiniteLeaf } from '../setup/rewrite-model-file';
import { COLUMNS, publish, tempModelsDir } from '../registry/temp-models';

const { modelsDir, remove } = tempModelsDir();
afterAll(remove);

interface Attributes {
  readonly graph: { node: { attribute: { name: string; floats: number[] }[] }[] };
}

/** All leaves of the first tree become infinite, so that every row meets one. */
function infiniteOnnx(content: Buffer): Uint8Array {
  const model = modelProto.decode(content);
  const { attribute } = (model as unknown as Attributes).graph.node[0];
  attribute.find(({ name }) => name === 'target_weights')!.floats.fill(Infinity, 0, 8);
  return modelProto.encode(model).finish();
}

test('infinite leaves in a text are refused when the version is loaded and when it is activated', async () => {
  const { version: before } = await publish(modelsDir, { activate: true });
  const { version } = await publish(modelsDir, { seed: 2 });
  rewriteModelFile(join(modelsDir, version), 'stage2.txt', withInfiniteLeaf);
  const refusal = {
    code: 'MODEL_CORRUPT',
    message: expect.stringMatching(/stage2\.txt: line \d+: tree 0: leaf_value: .*got "1e39"/),
  };
  await expect(loadModel(modelsDir, version, COLUMNS)).rejects.toMatchObject(refusal);
  await expect(activateModel(modelsDir, version, COLUMNS)).rejects.toMatchObject(refusal);
  expect(await readActive(modelsDir)).toBe(before);
});

test.each(['stage1', 'stage2'] as const)(
  'an infinite raw score of %s is an error, not a score',
  async (stage) => {
    const { version } = await publish(modelsDir, { seed: stage === 'stage1' ? 3 : 4 });
    rewriteModelFile(join(modelsDir, version), `${stage}.onnx`, infiniteOnnx);
    const model = await loadModel(modelsDir, version, COLUMNS);
    const width = stage === 'stage1' ? 5 : 4;
    await expect(model[stage](new Float32Array(3 * width), 3)).rejects.toMatchObject({
      code: 'MODEL_CORRUPT',
      message: expect.stringContaining(
        `${stage}.onnx: expected finite raw scores, got Infinity for row 1 of 3`,
      ),
    });
    await model.close();
  },
);

const settings = {
  retrieval: { userNeighbours: 1, coPurchase: 1, transition: 1, aislePopular: 1, popular: 1 },
  shortlistSize: 100,
  stage2Weight: 1,
  calibration: { slope: 1, intercept: 0 },
  outsideShare: 0,
  outsideDispersion: 0,
};

test.each([
  ['a slope', { calibration: { slope: 1e39, intercept: 0 } }],
  ['an intercept', { calibration: { slope: 1, intercept: -1e39 } }],
  ['a share', { outsideShare: 1e39 }],
  ['a weight', { stage2Weight: NaN }],
  ['an overflowing slope', { calibration: JSON.parse('{ "slope": 1e999, "intercept": 0 }') }],
])('%s that is not finite as float32 is no setting', (_name, change) => {
  expect(servingSettingsSchema.safeParse(settings).success).toBe(true);
  expect(servingSettingsSchema.safeParse({ ...settings, ...change }).success).toBe(false);
});
