import { Random, seededRandom } from '../../src/lib/random';

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  test('the same seed, purpose and index give the same numbers, any other different ones', () => {
    const first = draw(new Random(1, 'users', 5), 8);
    expect(draw(new Random(1, 'users', 5), 8)).toEqual(first);
    for (const other of [new Random(2, 'users', 5), new Random(1, 'names', 5), new Random(1, 'users', 6)]) {
      const values = draw(other, 8);
      expect(values.filter((value) => first.includes(value))).toEqual([]);
    }
  });

  test('gives the recorded numbers on every machine', () => {
    const random = new Random(4_294_967_295, 'golden', 7);
    expect(draw(random, 4).map((value) => value * 2 ** 32)).toEqual(golden);
  });

  test('agrees with sfc32 implemented with big integers', () => {
    const random = new Random(3, 'reference');
    const state = random as unknown as Record<'a' | 'b' | 'c' | 'counter', number>;
    const reference = sfc32([state.a, state.b, state.c, state.counter]);
    for (let i = 0; i < 1000; i++) expect(random.next() * 2 ** 32).toBe(reference());
  });

  test('is uniform, and uncorrelated with the next number and with the next stream', () => {
    const count = 100_000;
    const values = draw(new Random(1, 'uniform'), count);
    const streams = Array.from({ length: count }, (_, index) => new Random(1, 'streams', index).next());
    for (const sample of [values, streams]) {
      expect(mean(sample)).toBeCloseTo(0.5, 2);
      expect(mean(sample.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
      const products = sample.slice(1).map((value, i) => (value - 0.5) * (sample[i] - 0.5));
      expect(Math.abs(mean(products))).toBeLessThan(0.001);
    }
  });

  test('draws integers, bell-shaped and rounded values with the documented distributions', () => {
    const random = new Random(1, 'derived');
    const counts = new Array<number>(5).fill(0);
    for (let i = 0; i < 50_000; i++) counts[random.below(5)]++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);

    const bells = Array.from({ length: 50_000 }, () => random.bell());
    expect(mean(bells)).toBeCloseTo(0, 1);
    expect(mean(bells.map((value) => value * value))).toBeCloseTo(1, 1);
    expect(Math.max(...bells.map(Math.abs))).toBeLessThanOrEqual(3);

    const rounded = Array.from({ length: 50_000 }, () => random.round(2.3));
    expect(new Set(rounded)).toEqual(new Set([2, 3]));
    expect(mean(rounded)).toBeCloseTo(2.3, 1);
  });
});

test('seededRandom gives the recorded numbers, on which published evaluations depend', () => {
  const random = seededRandom(1);
  expect(Array.from({ length: 4 }, () => random() * 2 ** 32)).toEqual([
    1_015_568_748, 1_586_005_467, 2_165_703_038, 3_027_450_565,
  ]);
});

const golden = [2_990_572_306, 3_081_569_816, 1_684_395_217, 426_642_540];

function sfc32(start: readonly number[]): () => number {
  const mask = 0xffffffffn;
  let [a, b, c, counter] = start.map((value) => BigInt(value) & mask);
  return () => {
    const sum = (a + b + counter) & mask;
    counter = (counter + 1n) & mask;
    a = b ^ (b >> 9n);
    b = (c + ((c << 3n) & mask)) & mask;
    c = ((((c << 21n) & mask) | (c >> 11n)) + sum) & mask;
    return Number(sum);
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
