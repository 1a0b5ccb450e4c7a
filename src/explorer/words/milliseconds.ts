/** @param value null where nothing was timed */
export function milliseconds(value: number | null): string {
  if (value === null) return '–';
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
}
