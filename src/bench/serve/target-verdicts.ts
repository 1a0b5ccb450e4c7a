/** The service's performance targets, each with its measurement. */
import type { ServeRow } from './serve-row';

export interface Verdict {
  readonly target: string;
  readonly measured: string;
  readonly reached: boolean;
}

/** Target for cold queries per second on two CPUs, which the load generator shares. */
const COLD_RATE = 300;

/** @returns one entry per target whose rows were measured */
export function verdicts(rows: readonly ServeRow[]): readonly Verdict[] {
  const best = (kind: ServeRow['kind']) =>
    Math.max(...rows.filter((row) => row.kind === kind && row.rate === null).map((row) => row.throughput));
  const at = (kind: ServeRow['kind'], connections: number) =>
    rows.find((row) => row.kind === kind && row.rate === null && row.connections === connections);
  const half = rows.find((row) => row.kind === 'cold' && row.rate === COLD_RATE / 2);
  const found: Verdict[] = [];
  const judge = (target: string, measured: number | undefined, text: string, reached: boolean) => {
    if (measured !== undefined && Number.isFinite(measured)) found.push({ target, measured: text, reached });
  };
  judge(
    `cold: at least ${COLD_RATE} queries per second`,
    best('cold'),
    best('cold').toFixed(0),
    best('cold') >= COLD_RATE,
  );
  const p99 = half?.p99 ?? NaN;
  judge(`cold at ${COLD_RATE / 2} per second: p99 below 50 ms`, p99, `${p99.toFixed(1)} ms`, p99 < 50);
  for (const count of [1, 8]) {
    const cost = (at('bare', count)?.throughput ?? NaN) / (at('cold', count)?.throughput ?? NaN);
    judge(
      `cold at ${count} connections: at most 1.5 times the bare work`,
      cost,
      cost.toFixed(2),
      cost <= 1.5,
    );
  }
  const share = best('warm') / best('hello');
  judge("warm: at least half of Apollo's hello", share, share.toFixed(2), share >= 0.5);
  const fifty = (at('fifty', 1)?.p50 ?? NaN) / (at('cold', 1)?.p50 ?? NaN);
  judge("50 users: at most 10 times one user's time", fifty, fifty.toFixed(1), fifty <= 10);
  return found;
}
