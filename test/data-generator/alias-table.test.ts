import { AliasTable } from '../../src/data-generator/alias-table';
import { Random } from '../../src/lib/random';

describe('AliasTable', () => {
  test('draws in proportion to the weights', () => {
    const weights = [1, 0, 7, 2, 0.5, 40, 3];
    const total = weights.reduce((a, b) => a + b, 0);
    const table = new AliasTable(weights);
    const random = new Random(1, 'alias');
    const draws = 200_000;
    const counts = weights.map(() => 0);
    for (let i = 0; i < draws; i++) counts[table.draw(random)]++;
    counts.forEach((count, index) => expect(count / draws).toBeCloseTo(weights[index] / total, 2));
  });

  test('never draws an index with weight 0, however the rounding falls', () => {
    const random = new Random(2, 'alias');
    for (let size = 2; size < 40; size++) {
      const weights = Array.from({ length: size }, (_, i) => (i % 3 === 1 ? 0 : 0.1 + random.next() / 3));
      const table = new AliasTable(weights);
      const drawn = new Set(Array.from({ length: 2_000 }, () => weights[table.draw(random)]));
      expect(drawn.has(0)).toBe(false);
    }
  });

  test('rejects weights without a positive one', () => {
    expect(() => new AliasTable([0, 0])).toThrow('expected at least one positive weight, found none');
  });
});
