/** Number formats of the reports; undefined values are shown as a dash. */
import type { Interval } from '../bootstrap';

export function decimals(value: number | undefined, places = 4): string {
  return value === undefined || !Number.isFinite(value) ? '-' : value.toFixed(places);
}

/** With an explicit sign. */
export function signed(value: number, places = 4): string {
  return Number.isFinite(value) ? `${value > 0 ? '+' : ''}${value.toFixed(places)}` : '-';
}

export function percent(share: number, places = 1): string {
  return Number.isFinite(share) ? `${(100 * share).toFixed(places)} %` : '-';
}

/** `0.3706 [0.3541, 0.3872]` */
export function withInterval(value: Interval | undefined): string {
  if (!value || !Number.isFinite(value.mean)) return '-';
  return `${decimals(value.mean)} [${decimals(value.low)}, ${decimals(value.high)}]`;
}

/** `+0.0106 [-0.0041, +0.0272]` */
export function signedInterval(value: Interval | undefined): string {
  if (!value || !Number.isFinite(value.mean)) return '-';
  return `${signed(value.mean)} [${signed(value.low)}, ${signed(value.high)}]`;
}

/** Parameters in one line: `alpha 0.7, groups 3`. */
export function settingsLine(settings: Readonly<Record<string, number>>): string {
  const parts = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? 'no parameters' : parts.join(', ');
}
