import type { Booster } from '../../src/gbdt/tree';
import { boosterToOnnx } from '../../src/model-format/booster-to-onnx';
import { modelProto } from '../../src/model-format/onnx-schema';
import { threeLeafBooster } from './random-booster';

const METADATA = { version: 'ab12cd', columnsHash: 'hash-of-columns' };

interface Attribute {
  readonly name: string;
  readonly i?: string;
  readonly s?: string;
  readonly ints?: string[];
  readonly floats?: number[];
  readonly strings?: string[];
}

function decode(bytes: Uint8Array) {
  const options = { longs: String, bytes: String, arrays: true };
  return modelProto.toObject(modelProto.decode(bytes), options);
}

const text = (base64: string) => Buffer.from(base64, 'base64').toString();

test.each<[string, (booster: Booster) => Booster]>([
  ['initial score', (booster) => ({ ...booster, initScore: Infinity })],
  ['tree 0: leaf 0', (booster) => withFirst(booster, 'leafValue', 1e39)],
  ['tree 0: leaf 0', (booster) => withFirst(booster, 'leafValue', NaN)],
  ['tree 0: value of node 0', (booster) => withFirst(booster, 'internalValue', -Infinity)],
  [
    'tree 1: expected sums over the trees',
    ({ trees: [tree], ...booster }) => {
      const large = { ...tree, leafValue: tree.leafValue.map(() => -3e38) };
      return { ...booster, trees: [large, large] };
    },
  ],
])('a booster that could score without end is refused: %s', (message, change) => {
  const attempt = () => boosterToOnnx(change(threeLeafBooster()), METADATA);
  expect(attempt).toThrow(RangeError);
  expect(attempt).toThrow(message);
});

function withFirst(booster: Booster, field: 'leafValue' | 'internalValue', value: number): Booster {
  const [tree] = booster.trees;
  return { ...booster, trees: [{ ...tree, [field]: tree[field].with(0, value) }] };
}

describe('boosterToOnnx', () => {
  const model = decode(boosterToOnnx(threeLeafBooster(0.5), METADATA));
  const attributes = new Map<string, Attribute>(
    model.graph.node[0].attribute.map((attribute: Attribute) => [attribute.name, attribute]),
  );
  const whole = (name: string) => attributes.get(name)!.ints!.map(Number);

  test('is one TreeEnsembleRegressor from rows to raw_score', () => {
    expect(model.opsetImport).toEqual([{ domain: 'ai.onnx.ml', version: '3' }]);
    expect(model.graph.node).toMatchObject([
      { opType: 'TreeEnsembleRegressor', domain: 'ai.onnx.ml', input: ['rows'], output: ['raw_score'] },
    ]);
    const shapes = [...model.graph.input, ...model.graph.output].map(
      (value) => value.type.tensorType.shape.dim,
    );
    expect(shapes).toEqual([
      [{ dimParam: 'N' }, { dimValue: '3' }],
      [{ dimParam: 'N' }, { dimValue: '1' }],
    ]);
  });

  test('numbers leaves after internal nodes and encodes where missing values go', () => {
    expect(attributes.get('nodes_modes')!.strings!.map(text)).toEqual([
      'BRANCH_LEQ',
      'BRANCH_LEQ',
      'LEAF',
      'LEAF',
      'LEAF',
    ]);
    expect(whole('nodes_nodeids')).toEqual([0, 1, 2, 3, 4]);
    expect(whole('nodes_truenodeids')).toEqual([1, 2, 0, 0, 0]);
    expect(whole('nodes_falsenodeids')).toEqual([3, 4, 0, 0, 0]);
    expect(whole('nodes_missing_value_tracks_true')).toEqual([1, 0, 0, 0, 0]);
    expect(attributes.get('nodes_values')!.floats).toEqual([1.5, -2, 0, 0, 0]);
    expect(whole('target_nodeids')).toEqual([2, 3, 4]);
    expect(attributes.get('target_weights')!.floats).toEqual([-3, 1, -1.5]);
    expect(attributes.get('base_values')!.floats).toEqual([0.5]);
    expect(text(attributes.get('aggregate_function')!.s!)).toBe('SUM');
    expect(text(attributes.get('post_transform')!.s!)).toBe('NONE');
  });

  test('carries the feature names and the hash of their columns', () => {
    expect(model.producerVersion).toBe('ab12cd');
    expect(model.metadataProps).toEqual([
      { key: 'objective', value: 'binary' },
      { key: 'feature_names', value: '["a","b","c"]' },
      { key: 'feature_columns_hash', value: 'hash-of-columns' },
    ]);
  });

  test('is the same bytes for the same booster', () => {
    const again = boosterToOnnx(threeLeafBooster(0.5), METADATA);
    expect(Buffer.compare(again, boosterToOnnx(threeLeafBooster(0.5), METADATA))).toBe(0);
  });

  test('rejects a threshold that is not a float32 value', () => {
    const booster = threeLeafBooster();
    booster.trees[0].threshold[1] = 0.1;
    expect(() => boosterToOnnx(booster, METADATA)).toThrow(
      'tree 0, node 1: expected a float32 threshold, got 0.1',
    );
  });
});
