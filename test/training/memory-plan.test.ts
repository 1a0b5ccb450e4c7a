import { MIN_MEMORY_BYTES, targetLimits } from '../../src/training/memory-plan';
import { TrainingError } from '../../src/training/training-error';

const GIGABYTE = 2 ** 30;
const cost = { candidates: 200, features: 90, shortlistSize: 100 };

describe('the number of targets that fit into memory', () => {
  test('grows with the memory, and shrinks with more candidates or features', () => {
    const at = (memory: number, change: Partial<typeof cost> = {}) =>
      targetLimits(memory, { ...cost, ...change });
    for (const kind of ['training', 'stage2', 'validation'] as const) {
      expect(at(4 * GIGABYTE)[kind]).toBeGreaterThan(at(2 * GIGABYTE)[kind]);
      expect(at(4 * GIGABYTE, { candidates: 50 })[kind]).toBeGreaterThan(at(4 * GIGABYTE)[kind]);
    }
    expect(at(4 * GIGABYTE, { features: 180 }).training).toBeLessThan(at(4 * GIGABYTE).training);
  });

  test.each([1, 2, 4, 16])('leaves room beside the bins of stage 1 in %i GiB', (gigabytes) => {
    const { training, validation } = targetLimits(gigabytes * GIGABYTE, cost);
    const binBytes = (training + validation) * cost.candidates * 2 * cost.features;
    expect(binBytes).toBeLessThan(gigabytes * GIGABYTE * 0.8);
    expect(training).toBeGreaterThan(500);
  });

  test('too little memory is refused', () => {
    expect(() => targetLimits(MIN_MEMORY_BYTES - 1, cost)).toThrow(TrainingError);
  });
});
