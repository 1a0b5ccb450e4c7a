import { createRandom, drawSorted } from '../../src/gbdt/random';

const firstDraws = (...key: [number, number?, number?]): number[] => {
  const random = createRandom(...key);
  return Array.from({ length: 5 }, () => random.nextUint32());
};

test('the same seed, stream and step give the same draws, any other key gives others', () => {
  expect(firstDraws(7, 1, 2)).toEqual(firstDraws(7, 1, 2));
  const keys: [number, number, number][] = [
    [7, 1, 2],
    [8, 1, 2],
    [7, 2, 2],
    [7, 1, 3],
    [1, 7, 2],
  ];
  expect(new Set(keys.map((key) => firstDraws(...key).join())).size).toBe(keys.length);
});

test('the draws are fixed: a different generator would change every booster', () => {
  expect(firstDraws(42, 1, 0)).toMatchInlineSnapshot(`
   [
     103901507,
     3457897819,
     3781798690,
     4182112823,
     1335677418,
   ]
  `);
});

test('floats lie in [0, 1) with mean one half', () => {
  const random = createRandom(3);
  const values = Array.from({ length: 20_000 }, () => random.nextFloat());
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  const mean = values.reduce((sum, value) => sum + value) / values.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01); // five standard errors
});

test('integers below a bound come equally often', () => {
  const random = createRandom(4);
  const counts = new Int32Array(6);
  for (let i = 0; i < 60_000; i++) counts[random.nextInt(6)]++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500); // five standard deviations
});

describe('drawSorted', () => {
  test('draws distinct ascending integers below the total', () => {
    const drawn = [...drawSorted(1000, 300, createRandom(5))];
    expect(drawn).toHaveLength(300);
    expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b));
    expect(drawn.at(-1)).toBeLessThan(1000);
  });

  test('every element is drawn equally often', () => {
    const counts = new Int32Array(10);
    for (let step = 0; step < 20_000; step++)
      for (const i of drawSorted(10, 3, createRandom(6, 0, step))) counts[i]++;
    for (const count of counts) expect(Math.abs(count - 6_000)).toBeLessThan(330); // five standard deviations
  });

  test('all and none', () => {
    expect([...drawSorted(4, 4, createRandom(1))]).toEqual([0, 1, 2, 3]);
    expect([...drawSorted(4, 0, createRandom(1))]).toEqual([]);
  });
});
