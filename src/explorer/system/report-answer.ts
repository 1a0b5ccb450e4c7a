import type { ResultOf } from '../graphql/graphql';
import type { QueryAnswer } from '../panel/answer';
import type { Counter, systemQuery } from './queries';

export type ReportAnswer = QueryAnswer<ResultOf<typeof systemQuery>>;

/** All counters of a name, with the value of one of their labels. */
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

/** The value of a counter without labels; 0 where there is none. */
export const valueOf = (counters: readonly Counter[], name: string): number =>
  counters.find((counter) => counter.name === name)?.value ?? 0;
