/** How many products outside the candidates are expected, and how much their number varies. */
import { stage2Names, stage2Place } from '../../src/recommend/shortlist-rows';
import { outsideSettings } from '../../src/training/chosen-settings';

/** One target per pair: the user's mean basket, and the number of products of the basket that are not candidates. */
function targetsWith(pairs: readonly (readonly [usual: number, outside: number])[]) {
  return {
    lists: pairs.map(([usual]) => {
      const rows = new Float32Array(stage2Names.length);
      rows[stage2Place.user_mean_basket] = usual;
      return { places: Int32Array.of(0), scores: Float32Array.of(0), rows };
    }),
    // One candidate was bought in each basket.
    baskets: pairs.map(
      ([, outside]) => new Set(Array.from({ length: outside + 1 }, (_, product) => product)),
    ),
    boughtCandidates: pairs.map(() => 1),
  };
}

test('the share is that of all baskets together', () => {
  const { outsideShare } = outsideSettings([
    targetsWith([
      [10, 5],
      [20, 12],
    ]),
    targetsWith([[10, 3]]),
  ]);
  expect(outsideShare).toBeCloseTo(20 / 40, 12);
});

test('counts that vary no more than chance have no dispersion', () => {
  expect(
    outsideSettings([
      targetsWith([
        [8, 4],
        [12, 6],
        [6, 3],
      ]),
    ]).outsideDispersion,
  ).toBe(0);
});

test('the dispersion is the variance beyond chance, relative to the square of what is expected', () => {
  // Expected: 10 each. Variance 100 = 10 + dispersion x 100.
  const { outsideShare, outsideDispersion } = outsideSettings([
    targetsWith([
      [10, 0],
      [10, 20],
    ]),
  ]);
  expect(outsideShare).toBe(1);
  expect(outsideDispersion).toBeCloseTo(0.9, 12);
});

test('without anything outside, nothing is expected', () => {
  expect(outsideSettings([targetsWith([[5, 0]])])).toEqual({ outsideShare: 0, outsideDispersion: 0 });
});
