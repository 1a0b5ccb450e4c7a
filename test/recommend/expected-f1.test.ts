import { bestBasket, expectedF1OfPrefixes } from '../../src/recommend/expected-f1';
import { Random } from '../../src/lib/random';

/** All 2^n baskets but the empty one, weighted by their probability. */
function bruteForce(probabilities: readonly number[], shown: number): number {
  const n = probabilities.length;
  let expected = 0;
  let total = 0;
  for (let basket = 0; basket < 2 ** n; basket++) {
    let weight = 1;
    let size = 0;
    let hits = 0;
    probabilities.forEach((p, i) => {
      const bought = (basket >> i) & 1;
      weight *= bought ? p : 1 - p;
      size += bought;
      if (i < shown) hits += bought;
    });
    if (size === 0) continue;
    total += weight;
    expected += (weight * 2 * hits) / (size + shown);
  }
  return expected / total;
}

test.each([1, 2, 5, 9, 12])('equals brute force over all baskets of %i products', (n) => {
  const random = new Random(n, 'probabilities');
  for (let round = 0; round < 3; round++) {
    const probabilities = Array.from({ length: n }, () => random.next()).sort((a, b) => b - a);
    const expected = expectedF1OfPrefixes(probabilities);
    for (let shown = 0; shown <= n; shown++)
      expect(expected[shown]).toBeCloseTo(bruteForce(probabilities, shown), 12);
  }
});

test('no other set of the same size beats the prefix', () => {
  const probabilities = [0.8, 0.5, 0.4, 0.1];
  const swapped = [0.8, 0.4, 0.5, 0.1];
  expect(bruteForce(probabilities, 2)).toBeGreaterThan(bruteForce(swapped, 2));
  expect(bestBasket(probabilities).size).toBe(3);
});

test('an order is never empty, so a product is shown however improbable it is', () => {
  expect(bestBasket([0.05, 0.01])).toEqual({ size: 1, expectedF1: expect.any(Number) });
  expect(bestBasket([0.05], { expected: 0.1, dispersion: 1 }).size).toBe(1);
  expect(bestBasket([])).toEqual({ size: 0, expectedF1: 0 });
  expect(bestBasket([0, 0])).toEqual({ size: 0, expectedF1: 0 });
});

test('products outside enlarge the true basket: more products are shown, and the expected F1 is lower', () => {
  const probabilities = [0.6, 0.3, 0.2, 0.1];
  const four = { expected: 4, dispersion: 0 };
  const without = expectedF1OfPrefixes(probabilities);
  const outside = expectedF1OfPrefixes(probabilities, four);
  for (let k = 1; k <= 4; k++) expect(outside[k]).toBeLessThan(without[k]);
  expect(bestBasket(probabilities, four).size).toBeGreaterThanOrEqual(bestBasket(probabilities).size);
});

test('the number of products outside is Poisson distributed without dispersion: many rare products', () => {
  const probabilities = [0.6, 0.3, 0.2, 0.1];
  const rare = Array.from({ length: 2000 }, () => 0.001);
  const asCount = expectedF1OfPrefixes(probabilities, { expected: 2, dispersion: 0 });
  const asProducts = expectedF1OfPrefixes([...probabilities, ...rare]);
  for (let k = 0; k <= 4; k++) expect(asCount[k]).toBeCloseTo(asProducts[k], 2);
});

test('equals the mean over draws from a negative binomial distribution', () => {
  // With dispersion 1 it is geometric: P(x) = (1 - q) q^x, mean q / (1 - q).
  const [probability, expected] = [0.5, 3];
  const notEmpty = 1 - (1 - probability) / (1 + expected);
  const q = expected / (1 + expected);
  let mean = 0;
  for (let x = 0; x < 400; x++) mean += ((1 - q) * q ** x * probability * 2) / (1 + 1 + x);
  expect(expectedF1OfPrefixes([probability], { expected, dispersion: 1 })[1]).toBeCloseTo(mean / notEmpty, 6);
});

test('the more the size of baskets varies, the fewer products are shown: small baskets decide', () => {
  const probabilities = Array.from({ length: 60 }, (_, i) => 0.3 * 0.9 ** i);
  const sizes = [0, 0.5, 1, 2].map(
    (dispersion) => bestBasket(probabilities, { expected: 8, dispersion }).size,
  );
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sizes[3]).toBeLessThan(sizes[0]);
});

test('any number of products outside has finite results', () => {
  for (const expected of [0, 1e-9, 900, 1e5]) {
    for (const dispersion of [0, 0.3, 50]) {
      const values = expectedF1OfPrefixes([0.5, 0.1], { expected, dispersion });
      expect([...values].every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  }
});
