import { chooseStage2Weight } from '../../src/training/choose-stage2-weight';
import type { JudgedShortlist } from '../../src/training/choose-stage2-weight';

/** Twelve products, ranked by id in stage 1; the corrections raise `lifted` above all others. */
function judged(basket: readonly number[], lifted: readonly number[]): JudgedShortlist {
  const productIds = Int32Array.from({ length: 12 }, (_, i) => i + 1);
  return {
    list: {
      places: Int32Array.from(productIds.keys()),
      scores: Float32Array.from(productIds, (id) => -id),
      rows: new Float32Array(0),
    },
    corrections: Float32Array.from(productIds, (id) => (lifted.includes(id) ? 100 : 0)),
    productIds,
    basket: new Set(basket),
  };
}

test('corrections that raise bought products get the smallest weight that is enough', () => {
  const { weight, quality, withoutStage2 } = chooseStage2Weight([judged([11, 12], [11, 12])]);
  expect(withoutStage2).toBe(0);
  expect(quality).toBe(1);
  expect(weight).toBe(0.25);
});

test('corrections that raise other products get no weight', () => {
  const chosen = chooseStage2Weight([judged([1, 2], [11, 12])]);
  expect(chosen).toEqual({ weight: 0, quality: 1, withoutStage2: 1 });
});

test('corrections without effect get no weight', () => {
  expect(chooseStage2Weight([judged([1], [])]).weight).toBe(0);
});
