import { CallQueue } from '../../src/inference/call-queue';
import { ModelError } from '../../src/registry/model-error';

const rowsOf = (...values: number[]) => Float32Array.from(values);

describe('CallQueue', () => {
  test('combines the calls of one stage and gives each its part of the scores', async () => {
    const queue = new CallQueue();
    const calls = [
      queue.add('stage1', rowsOf(1, 2, 3, 4), 2),
      queue.add('stage1', rowsOf(5, 6), 1),
      queue.add('stage1', rowsOf(7, 8, 9, 10), 2),
    ];
    const batch = queue.takeBatch()!;
    expect(batch).toMatchObject({ stage: 'stage1', numRows: 5, numCalls: 3 });
    expect(Array.from(batch.rows)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    batch.resolve(rowsOf(10, 20, 30, 40, 50));
    expect(await Promise.all(calls)).toEqual([rowsOf(10, 20), rowsOf(30), rowsOf(40, 50)]);
    expect(queue.takeBatch()).toBeNull();
  });

  test('serves the stage that has waited longest first', () => {
    const queue = new CallQueue();
    void queue.add('stage2', rowsOf(1), 1);
    void queue.add('stage1', rowsOf(2), 1);
    void queue.add('stage2', rowsOf(3), 1);
    const first = queue.takeBatch()!;
    expect([first.stage, ...first.rows]).toEqual(['stage2', 1, 3]);
    void queue.add('stage2', rowsOf(4), 1);
    expect(queue.takeBatch()?.stage).toBe('stage1');
    expect(queue.takeBatch()?.stage).toBe('stage2');
  });

  test('copies the rows, so that a batch can be transferred', () => {
    const queue = new CallQueue();
    const rows = rowsOf(1, 2);
    void queue.add('stage1', rows, 1);
    const batch = queue.takeBatch()!;
    batch.rows[0] = 99;
    expect(Array.from(rows)).toEqual([1, 2]);
  });

  test('fails all calls of a batch, and only those', async () => {
    const queue = new CallQueue();
    const failing = [queue.add('stage1', rowsOf(1), 1), queue.add('stage1', rowsOf(2), 1)];
    const batch = queue.takeBatch()!;
    const later = queue.add('stage1', rowsOf(3), 1);
    batch.reject(new ModelError('SCORING_FAILED', 'the thread ended'));
    for (const call of failing) await expect(call).rejects.toThrow('the thread ended');
    queue.takeBatch()!.resolve(rowsOf(4));
    expect(await later).toEqual(rowsOf(4));
  });
});
