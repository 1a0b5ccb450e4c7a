/**
 * Reads from what a command printed how long its stages took: a stage ends with a line `label: note, 12 s`, as
 * src/lib/progress.ts writes it.
 */
const lastLine = /^([^:]+): (?:.*, )?((?:\d+ h )?(?:\d+ min)?(?: ?\d+(?:\.\d+)? s)?)$/;

/** @returns seconds by label, without what stands in brackets; stages of one label are added up */
export function stageTimes(output: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const line of output.split(/[\r\n]+/)) {
    const [, label, duration] = lastLine.exec(line) ?? [];
    if (label === undefined || !duration) continue;
    const stage = label.replace(/ \(.*\)$/, '');
    times.set(stage, (times.get(stage) ?? 0) + secondsOf(duration));
  }
  return times;
}

function secondsOf(duration: string): number {
  const part = (unit: string) => Number(new RegExp(`(\\d+(?:\\.\\d+)?) ${unit}`).exec(duration)?.[1] ?? 0);
  return 3600 * part('h') + 60 * part('min') + part('s');
}
