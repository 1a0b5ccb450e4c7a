import { boosterToLightGbmText } from '../../src/model-format/booster-to-text';
import { lightGbmTextToBooster } from '../../src/model-format/text-to-booster';
import { randomBooster, seededRandom, threeLeafBooster } from './random-booster';

/** Written manually after what LightGBM 4 writes for a booster of this shape. */
const EXPECTED = `tree
version=v4
num_class=1
num_tree_per_iteration=1
label_index=0
max_feature_idx=2
objective=binary sigmoid:1
feature_names=a b c
feature_infos=[-1:3] none [-5:0]
tree_sizes=289

Tree=0
num_leaves=3
num_cat=0
split_feature=0 2
split_gain=10 2.5
threshold=1.5 -2
decision_type=10 8
left_child=1 -1
right_child=-2 -3
leaf_value=-2.5 1.5 -1
leaf_weight=1 2 1
leaf_count=10 20 10
internal_value=-0.5 -1.5
internal_weight=4 2
internal_count=40 20
is_linear=0
shrinkage=1


end of trees

feature_importances:
a=1
c=1

parameters:
[objective: binary]
[num_leaves: 3]
[learning_rate: 0.1]

end of parameters
`;

describe('boosterToLightGbmText', () => {
  test('writes the exact format, with the initial score in the first tree', () => {
    expect(boosterToLightGbmText(threeLeafBooster(0.5))).toBe(EXPECTED);
  });

  test('does not change the first tree if there is no initial score', () => {
    const text = boosterToLightGbmText(threeLeafBooster(0));
    expect(text).toContain('\nleaf_value=-3 1 -1.5\n');
    expect(text).toContain('\nshrinkage=0.1\n');
  });

  test('writes the size of each tree in bytes', () => {
    const text = boosterToLightGbmText(randomBooster(seededRandom(3), { trees: 12, leaves: 9, features: 3 }));
    const sizes = /tree_sizes=(.*)/.exec(text)![1].split(' ').map(Number);
    let at = text.indexOf('Tree=0\n');
    for (const [tree, size] of sizes.entries()) {
      expect(text.slice(at)).toMatch(new RegExp(`^Tree=${tree}\n`));
      at += size;
    }
    expect(text.slice(at)).toMatch(/^end of trees\n/);
  });

  test('writes the same text again after reading it', () => {
    const text = boosterToLightGbmText(randomBooster(seededRandom(4), { trees: 7, leaves: 9, features: 8 }));
    expect(boosterToLightGbmText(lightGbmTextToBooster(text))).toBe(text);
  });

  test.each(['two words', 'a"b', 'a,b', 'a:b', 'a[0]', ''])('rejects the feature name %p', (name) => {
    const booster = { ...threeLeafBooster(), featureNames: ['a', name, 'c'] };
    expect(() => boosterToLightGbmText(booster)).toThrow(
      `feature name "${name}": expected a name without spaces`,
    );
  });
});
