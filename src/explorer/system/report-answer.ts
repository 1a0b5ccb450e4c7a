import type { ResultOf } from '../graphql/graphql';
import type { QueryAnswer } from '../panel/answer';
import type { Counter, systemQuery } from './system-queries';

export type ReportAnswer = QueryAnswer<ResultOf<typeof systemQuery>>;

/** Sums the counters of a name by the value of a label. */
export function byLabel(
  counters: readonly Counter[],
  name: string,
  label: string,
): readonly { readonly label: string; readonly value: number }[] {
  const sums = new Map<string, number>();
  for (const counter of counters.filter((one) => one.name === name)) {
    const key = counter.labels.find((one) => one.name === label)?.value ?? '';
    sums.set(key, (sums.get(key) ?? 0) + counter.value);
  }
  return [...sums].map(([key, value]) => ({ label: key, value }));
}

/** The value of a counter without labels; 0 if it does not exist. */
export const valueOf = (counters: readonly Counter[], name: string): number =>
  counters.find((counter) => counter.name === name)?.value ?? 0;
