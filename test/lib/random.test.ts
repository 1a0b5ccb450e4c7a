import { Random } from '../../src/data-generator/random';

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('Random', () => {
  test('repeats itself for the same seed, purpose and index, and for no other', () => {
    const first = draw(new Random(1, 'users', 5), 8);
    expect(draw(new Random(1, 'users', 5), 8)).toEqual(first);
    for (const other of [new Random(2, 'users', 5), new Random(1, 'names', 5), new Random(1, 'users', 6)]) {
      const values = draw(other, 8);
      expect(values.filter((value) => first.includes(value))).toEqual([]);
    }
  });

  test('gives these very numbers on every machine (written down from its first run)', () => {
    const random = new Random(4_294_967_295, 'golden', 7);
    expect(draw(random, 4).map((value) => value * 2 ** 32)).toEqual(golden);
  });

  test('steps as sfc32 does, written once more in big integers', () => {
    const random = new Random(3, 'reference');
    const state = random as unknown as Record<'a' | 'b' | 'c' | 'counter', number>;
    const reference = sfc32([state.a, state.b, state.c, state.counter]);
    for (let i = 0; i < 1000; i++) expect(random.next() * 2 ** 32).toBe(reference());
  });

  test('is uniform: mean, spread, and no correlation with the next or with the stream beside it', () => {
    const count = 100_000;
    const values = draw(new Random(1, 'uniform'), count);
    const besides = Array.from({ length: count }, (_, index) => new Random(1, 'streams', index).next());
    for (const sample of [values, besides]) {
      expect(mean(sample)).toBeCloseTo(0.5, 2);
      expect(mean(sample.map((value) => (value - 0.5) ** 2))).toBeCloseTo(1 / 12, 2);
      const products = sample.slice(1).map((value, i) => (value - 0.5) * (sample[i] - 0.5));
      expect(Math.abs(mean(products))).toBeLessThan(0.001);
    }
  });

  test('draws whole numbers, bells and rounded values as promised', () => {
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
