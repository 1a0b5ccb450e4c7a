/** Parameters as stored in a booster and its file: plain values by name. */
import type { TrainParams } from './params';

/** Lists become text as LightGBM writes it: `1,0,-1`, and `[0,1],[2,3]` for lists of lists. Empty ones are left out. */
export function recordOfParams(params: TrainParams): Readonly<Record<string, number | string | boolean>> {
  const entries = Object.entries(params).flatMap(([name, value]) => {
    if (!Array.isArray(value)) return [[name, value as number | string | boolean] as const];
    return value.length > 0 ? [[name, listText(value)] as const] : [];
  });
  return Object.freeze(Object.fromEntries(entries));
}

function listText(values: readonly unknown[]): string {
  return values.map((value) => (Array.isArray(value) ? `[${listText(value)}]` : String(value))).join(',');
}
