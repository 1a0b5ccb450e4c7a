/** How numbers are written in reports; what has no meaning is a dash. */
import type { Interval } from '../bootstrap';

export function decimals(value: number | undefined, places = 4): string {
  return value === undefined || !Number.isFinite(value) ? '-' : value.toFixed(places);
}

/** With its sign. */
export function signed(value: number, places = 4): string {
  return Number.isFinite(value) ? `${value > 0 ? '+' : ''}${value.toFixed(places)}` : '-';
}

export function percent(share: number, places = 1): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(places)} %` : '-';
}

/** `.3706 [.3541, .3872]` with leading zeros. */
export function withInterval(value: Interval | undefined): string {
  if (!value || !Number.isFinite(value.mean)) return '-';
  return `${decimals(value.mean)} [${decimals(value.low)}, ${decimals(value.high)}]`;
}

/** The same of a difference. */
export function signedInterval(value: Interval | undefined): string {
  if (!value || !Number.isFinite(value.mean)) return '-';
  return `${signed(value.mean)} [${signed(value.low)}, ${signed(value.high)}]`;
}

/** Parameters in one line: `alpha .7, groups 3`. */
export function settingsLine(settings: Readonly<Record<string, number>>): string {
  const parts = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? 'nothing to choose' : parts.join(', ');
}
