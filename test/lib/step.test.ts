import { observeSteps, step } from '../../src/lib/step';

describe('step', () => {
  const noting = (notes: string[], who: string) => ({
    observe: async <T>(name: string, work: () => Promise<T>): Promise<T> => {
      notes.push(`${who} ${name} begins`);
      try {
        return await work();
      } finally {
        notes.push(`${who} ${name} ends`);
      }
    },
  });

  test('runs the work unchanged without an observer', async () => {
    const promise = Promise.resolve(7);
    expect(step('a', () => promise)).toBe(promise);
  });

  test('shows each step to every observer until it is removed', async () => {
    const notes: string[] = [];
    const ends = ['x', 'y'].map((who) => observeSteps(noting(notes, who)));
    expect(await step('a', async () => 7)).toBe(7);
    expect(notes).toEqual(['y a begins', 'x a begins', 'x a ends', 'y a ends']);
    for (const end of ends) end();
    await step('b', async () => 8);
    expect(notes).toHaveLength(4);
  });

  test('rethrows the error of the work', async () => {
    const notes: string[] = [];
    const end = observeSteps(noting(notes, 'x'));
    await expect(step('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(notes).toEqual(['x a begins', 'x a ends']);
    end();
  });
});
