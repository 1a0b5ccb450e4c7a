/**
 * Extracts the durations of a command's phases from its output: a phase ends with a line `label: note, 12 s`, as written
 * by src/lib/progress.ts.
 */
const lastLine = /^([^:]+): (?:.*, )?((?:\d+ h )?(?:\d+ min)?(?: ?\d+(?:\.\d+)? s)?)$/;

/** @returns seconds by label, without the part in parentheses; phases with the same label are summed */
export function phaseTimes(output: string): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const line of output.split(/[\r\n]+/)) {
    const [, label, duration] = lastLine.exec(line) ?? [];
    if (label === undefined || !duration) continue;
    const phase = label.replace(/ \(.*\)$/, '');
    times.set(phase, (times.get(phase) ?? 0) + secondsOf(duration));
  }
  return times;
}

function secondsOf(duration: string): number {
  const part = (unit: string) => Number(new RegExp(`(\\d+(?:\\.\\d+)?) ${unit}`).exec(duration)?.[1] ?? 0);
  return 3600 * part('h') + 60 * part('min') + part('s');
}
