import type { ServeRow } from '../../../src/bench/serve/serve-row';
import { verdicts } from '../../../src/bench/serve/target-verdicts';

const row = (part: Partial<ServeRow> & Pick<ServeRow, 'kind'>): ServeRow => ({
  connections: 1,
  rate: null,
  requests: 100,
  failed: 0,
  overloaded: 0,
  throughput: 100,
  p50: 5,
  p95: 10,
  p99: 20,
  slowest: 30,
  eventLoopDelayP99: null,
  megabytes: null,
  cpuMilliseconds: null,
  ...part,
});

describe('verdicts', () => {
  const reached = (rows: readonly ServeRow[]) => verdicts(rows).map((verdict) => verdict.reached);

  test('judges only what was measured', () => {
    expect(verdicts([])).toEqual([]);
    expect(verdicts([row({ kind: 'cold', throughput: 299 })])).toMatchObject([
      { measured: '299', reached: false },
    ]);
  });

  test('takes the throughput from the best closed loop, and p99 at half the target rate', () => {
    const rows = [
      row({ kind: 'cold', throughput: 250 }),
      row({ kind: 'cold', connections: 64, throughput: 310, p99: 400 }),
      row({ kind: 'cold', connections: 64, rate: 150, throughput: 150, p99: 49 }),
    ];
    expect(reached(rows)).toEqual([true, true]);
  });

  test('compares cold with bare at the same connections, and fifty users with one', () => {
    const rows = [
      row({ kind: 'cold', throughput: 400, p50: 4 }),
      row({ kind: 'bare', throughput: 601 }),
      row({ kind: 'fifty', p50: 40 }),
      row({ kind: 'warm', throughput: 2000 }),
      row({ kind: 'hello', throughput: 4001 }),
    ];
    expect(reached(rows)).toEqual([true, false, false, true]);
  });
});
