import { parseTreeText } from '../../src/trees/tree-text';
import { TreeTextError } from '../../src/trees/text-lines';
import { leafOf } from '../../src/trees/tree';
import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { threeLeafBooster } from '../model-format/random-booster';

/** A tree that LightGBM could have written: six digits only, three ways of missing, its own order of keys. */
const TEXT = `tree
version=v4
num_class=1
num_tree_per_iteration=1
label_index=0
max_feature_idx=1
objective=binary sigmoid:1
feature_names=a b
feature_infos=[-2.5:3] none
tree_sizes=100

Tree=0
num_leaves=3
num_cat=0
split_feature=0 1
split_gain=5.5 2
threshold=0.1 1.0000000180025095e-35
decision_type=8 2
left_child=1 -1
right_child=-2 -3
leaf_value=-0.5 0.25 0.125
leaf_weight=3 2 1
leaf_count=30 20 10
internal_value=-0.125 -0.25
internal_weight=6 4
internal_count=60 40
is_linear=0
shrinkage=1


end of trees

feature_importances:
a=1
b=1

parameters:
[num_leaves: 31]
[lambda_l2: 0.5]
[monotone_constraints: ]
[boosting: gbdt]

end of parameters

pandas_categorical:null
`;

describe('parseTreeText', () => {
  test('reads header, tree and parameters', () => {
    const booster = parseTreeText(TEXT);
    expect(booster.featureNames).toEqual(['a', 'b']);
    expect(booster.featureRanges).toEqual([
      [-2.5, 3],
      [NaN, NaN],
    ]);
    expect(booster.params).toEqual({ numLeaves: 31, lambdaL2: 0.5, boosting: 'gbdt' });
    const [tree] = booster.trees;
    expect(tree.numLeaves).toBe(3);
    expect(Array.from(tree.leafValue)).toEqual([-0.5, 0.25, 0.125]);
    expect(Array.from(tree.internalCount)).toEqual([60, 40]);
    expect(tree.shrinkage).toBe(1);
  });

  test('rounds thresholds down to float32', () => {
    const [tree] = parseTreeText(TEXT).trees;
    expect(tree.threshold[0]).toBe(0.09999999403953552);
  });

  test('gives missing values one form: a direction', () => {
    const [tree] = parseTreeText(TEXT).trees;
    // Node 0 says NaN goes right (8). Node 1 says NaN is read as 0 (2), and 0 is at most its threshold.
    expect(Array.from(tree.defaultLeft)).toEqual([0, 1]);
    expect(leafOf(tree, Float32Array.of(NaN, 0))).toBe(1);
    expect(leafOf(tree, Float32Array.of(0, NaN))).toBe(0);
    const negative = parseTreeText(TEXT.replace('1.0000000180025095e-35', '-1')).trees[0];
    expect(leafOf(negative, Float32Array.of(0, NaN))).toBe(2);
  });

  test('sends categories of the set left, and all else right', () => {
    const text = TEXT.replace('num_cat=0', 'num_cat=1\ncat_boundaries=0 2\ncat_threshold=2147483650 1')
      .replace('decision_type=8 2', 'decision_type=1 2')
      .replace('threshold=0.1 ', 'threshold=0 ');
    const [tree] = parseTreeText(text).trees;
    const leafAt = (value: number) => leafOf(tree, Float32Array.of(value, -1));
    for (const inSet of [1, 1.9, 31, 32]) expect(leafAt(inSet)).toBe(0);
    for (const outside of [0, -0.5, 2, 30, 33, 64, 1e9, -1, -32, NaN, Infinity, -Infinity])
      expect(leafAt(outside)).toBe(1);
  });

  test('sends zeros where missing values go, when zero is missing', () => {
    // Node 0: missing are zeros and NaN, to the right (4), though zero is at most the threshold.
    const [tree] = parseTreeText(TEXT.replace('decision_type=8 2', 'decision_type=4 2')).trees;
    const goesRight = (value: number) => leafOf(tree, Float32Array.of(value, 0)) === 1;
    expect([NaN, 0, -0, 1e-36, -1e-36, 5].map(goesRight)).toEqual(new Array(6).fill(true));
    expect([-1, 0.05, -1e-34, 1e-34].map(goesRight)).toEqual(new Array(4).fill(false));
    // To the left (6), where zero is anyway: an ordinary split.
    expect(
      parseTreeText(TEXT.replace('decision_type=8 2', 'decision_type=6 2')).trees[0].zeroIsMissing,
    ).toBeUndefined();
  });

  test('reads several classes', () => {
    const [head, tree] = [TEXT.slice(0, TEXT.indexOf('Tree=0')), TEXT.slice(TEXT.indexOf('Tree=0'))];
    const block = tree.slice(0, tree.indexOf('end of trees'));
    const text =
      head
        .replace('num_class=1', 'num_class=2')
        .replace('num_tree_per_iteration=1', 'num_tree_per_iteration=2')
        .replace('binary sigmoid:1', 'multiclass num_class:2')
        .replace('tree_sizes=100', 'tree_sizes=100 100') +
      block +
      block.replace('Tree=0', 'Tree=1') +
      tree.slice(tree.indexOf('end of trees'));
    expect(parseTreeText(text)).toMatchObject({ objective: 'multiclass', numClasses: 2 });
    expect(() =>
      parseTreeText(text.replace(/Tree=1[^]*?end of trees/, 'end of trees').replace('100 100', '100')),
    ).toThrow('line 3: expected a tree for each of 2 classes, got 1 trees');
  });

  test('reads what LightGBM left out: statistics, line ends of Windows, empty lists of a tree of one leaf', () => {
    const stump = TEXT.replace(
      /num_leaves=3[^]*shrinkage=1\n/,
      'num_leaves=1\nnum_cat=0\nsplit_feature=\nleaf_value=0.5\n',
    );
    const [tree] = parseTreeText(stump.replaceAll('\n', '\r\n')).trees;
    expect(tree).toMatchObject({ numLeaves: 1, shrinkage: 1, leafCount: Int32Array.of(0) });
    expect(leafOf(tree, Float32Array.of(1, 2))).toBe(0);
  });

  test.each([
    ['another kind of file', /^tree\n/, '{"a": 1}\n', 1, 'expected "tree", got "{"a": 1}"'],
    ['an empty text', /[^]*/, '', 1, 'expected "tree", got the end of the text'],
    ['an old version', 'version=v4', 'version=v2', 2, 'expected version=v4 or version=v3, got version=v2'],
    [
      'classes that the objective does not have',
      'num_class=1',
      'num_class=3',
      3,
      'expected num_class=1 for objective=binary sigmoid:1, got num_class=3',
    ],
    [
      'another objective',
      'binary sigmoid:1',
      'poisson',
      7,
      'expected objective=binary sigmoid:1, lambdarank',
    ],
    ['another sigmoid', 'sigmoid:1', 'sigmoid:2', 7, 'got objective=binary sigmoid:2'],
    ['a header without names', 'feature_names=a b\n', '', 2, 'expected feature_names=...'],
    ['too few names', 'feature_names=a b', 'feature_names=a', 8, 'feature_names: expected 2 entries'],
    ['a random forest', 'label_index=0', 'average_output', 5, 'got a random forest (average_output)'],
    ['sets that are not there', 'num_cat=0', 'num_cat=1', 13, 'expected cat_boundaries=...'],
    [
      'a categorical split without a set',
      'decision_type=8 2',
      'decision_type=1 2',
      17,
      'threshold of node 0: expected a set of categories below 0, got 0.1',
    ],
    [
      'sets that overlap',
      'num_cat=0',
      'num_cat=2\ncat_boundaries=0 2 1\ncat_threshold=1',
      15,
      'cat_boundaries: expected ascending numbers from 0, got 0 2 1',
    ],
    [
      'a word of a set that is none',
      'num_cat=0',
      'num_cat=1\ncat_boundaries=0 1\ncat_threshold=-1',
      16,
      'cat_threshold: expected 32-bit words, got -1',
    ],
    ['linear trees', 'is_linear=0', 'is_linear=1', 27, 'linear trees are not supported'],
    ['an unknown way of missing', 'decision_type=8 2', 'decision_type=8 14', 18, 'expected 0 to 11, got 14'],
    ['a short list', 'threshold=0.1 ', 'threshold=', 17, 'threshold: expected 2 numbers, got 1'],
    [
      'a word among numbers',
      'leaf_value=-0.5',
      'leaf_value=oops',
      21,
      'leaf_value: expected a number, got "oops"',
    ],
    [
      'a fraction',
      'leaf_count=30',
      'leaf_count=0.3',
      23,
      'leaf_count: expected a 32-bit whole number, got "0.3"',
    ],
    [
      'an unknown feature',
      'split_feature=0 1',
      'split_feature=0 2',
      15,
      'split_feature: expected 0 to 1, got 2',
    ],
    [
      'a walk that never ends',
      'left_child=1 -1',
      'left_child=0 -1',
      19,
      'left_child of node 0: expected a later node',
    ],
    [
      'a leaf that is not there',
      'right_child=-2 -3',
      'right_child=-2 -4',
      20,
      'right_child of node 1: expected',
    ],
    [
      'a leaf with two parents',
      'right_child=-2 -3',
      'right_child=-2 -2',
      20,
      '-2 is already the child of another node',
    ],
    ...(['inf', '-inf', '1e39', '-1e39', '3.4028236e38', 'Infinity', '1e999'] as const).map(
      (word): [string, string, string, number, string] => [
        `a leaf value of ${word}`,
        'leaf_value=-0.5',
        `leaf_value=${word}`,
        21,
        `tree 0: leaf_value: expected numbers that are finite as float32 (at most 3.4028234e38 in magnitude), got "${word}" at position 1`,
      ],
    ),
    [
      'a leaf value of nan',
      'leaf_value=-0.5',
      'leaf_value=nan',
      21,
      'tree 0: leaf_value: expected a number, got "nan"',
    ],
    [
      'an infinite internal value',
      'internal_value=-0.125 -0.25',
      'internal_value=-0.125 1e39',
      24,
      'tree 0: internal_value: expected numbers that are finite as float32',
    ],
    [
      'an infinite shrinkage',
      'shrinkage=1',
      'shrinkage=inf',
      28,
      'tree 0: shrinkage: expected numbers that are finite',
    ],
    [
      'an infinite gain',
      'split_gain=5.5',
      'split_gain=inf',
      16,
      'tree 0: split_gain: expected numbers that are finite, got "inf"',
    ],
    [
      'an infinite weight',
      'leaf_weight=3',
      'leaf_weight=-inf',
      22,
      'tree 0: leaf_weight: expected numbers that are finite',
    ],
    [
      'a threshold that is no number',
      'threshold=0.1',
      'threshold=nan',
      17,
      'tree 0: threshold: expected a number, got "nan"',
    ],
    ['no internal values', /internal_value=.*\n/, '', 13, 'expected internal_value=...'],
    ['no leaf', 'num_leaves=3', 'num_leaves=0', 13, 'expected num_leaves of at least 1, got 0'],
    [
      'a lost tree',
      'tree_sizes=100',
      'tree_sizes=100 100',
      10,
      'tree_sizes announces 2 trees, the text holds 1',
    ],
    ['trees out of order', 'Tree=0', 'Tree=1', 12, 'expected "Tree=0" or "end of trees", got "Tree=1"'],
    ['a text cut off', /end of trees[^]*/, '', 31, 'is the text cut off?'],
  ])('refuses %s and names the line', (_, what, by, line, message) => {
    const broken = TEXT.replace(what, by);
    expect(broken).not.toBe(TEXT);
    const attempt = () => parseTreeText(broken);
    expect(attempt).toThrow(TreeTextError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(`line ${line}: `);
  });

  test('refuses leaf values that are finite one by one and overflow when the trees are added up', () => {
    const block = TEXT.slice(TEXT.indexOf('Tree=0'), TEXT.indexOf('end of trees'));
    const textOf = (...values: string[]) =>
      TEXT.replace('tree_sizes=100\n', '').replace(
        block,
        values
          .map((value, i) =>
            block.replace('Tree=0', `Tree=${i}`).replace('leaf_value=-0.5', `leaf_value=${value}`),
          )
          .join(''),
      );
    expect(parseTreeText(textOf('3e38', '1e37')).trees).toHaveLength(2);
    const blockLines = block.split('\n').length - 1;
    // Whatever their signs: ONNX Runtime may add the trees in any order.
    for (const third of ['2e38', '-2e38']) {
      expect(() => parseTreeText(textOf('1e38', '1e38', third))).toThrow(
        `line ${20 + 2 * blockLines}: tree 2: leaf_value: expected sums over the trees that are finite as float32`,
      );
    }
  });

  test('each class has a sum of its own', () => {
    const block = TEXT.slice(TEXT.indexOf('Tree=0'), TEXT.indexOf('end of trees')).replace(
      'leaf_value=-0.5',
      'leaf_value=3e38',
    );
    const text = TEXT.replace('num_class=1', 'num_class=2')
      .replace('num_tree_per_iteration=1', 'num_tree_per_iteration=2')
      .replace('binary sigmoid:1', 'multiclass num_class:2')
      .replace('tree_sizes=100\n', '')
      .replace(/Tree=0[^]*?end of trees/, `${block}${block.replace('Tree=0', 'Tree=1')}end of trees`);
    expect(parseTreeText(text).trees).toHaveLength(2);
  });

  // LightGBM writes an infinite bin bound as 1e+300; this project's exporter writes inf. Either way no finite value takes the other branch.
  test.each([
    ['1e+300', 3.4028234663852886e38, [0, 0, 1]],
    ['1e39', 3.4028234663852886e38, [0, 0, 1]],
    ['inf', Infinity, [0, 0, 0]],
    ['-1e+300', -Infinity, [1, 1, 1]],
    ['-inf', -Infinity, [1, 1, 1]],
  ])('takes a threshold of %s: rows are only compared with it', (word, threshold, leaves) => {
    const stump = TEXT.replace(
      /num_leaves=3[^]*shrinkage=1\n/,
      `num_leaves=2\nsplit_feature=0\nthreshold=${word}\ndecision_type=10\nleft_child=-1\nright_child=-2\nleaf_value=1 2\ninternal_value=0\n`,
    );
    const [tree] = parseTreeText(stump).trees;
    expect(tree.threshold[0]).toBe(threshold);
    expect([-3.4e38, 3.4e38, Infinity].map((value) => leafOf(tree, Float32Array.of(value, 0)))).toEqual(
      leaves,
    );
    expect(leafOf(tree, Float32Array.of(NaN, 0))).toBe(0);
  });

  test('parameters that are no finite numbers stay text, so that a manifest can hold them', () => {
    const { params } = parseTreeText(
      TEXT.replace('[lambda_l2: 0.5]', '[lambda_l2: Infinity]\n[max_bin: 1e999]'),
    );
    expect(params).toMatchObject({ lambdaL2: 'Infinity', maxBin: '1e999' });
  });

  test('keeps every number that the exporter writes', () => {
    const booster = threeLeafBooster();
    const [tree] = parseTreeText(boosterToLightGbmText(booster)).trees;
    expect(tree).toEqual(booster.trees[0]);
  });
});
