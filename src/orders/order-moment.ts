/** The moment of an order as a shop writes it: with an offset from UTC, as a local time, or as a date alone. */
import { utc } from './shop-zone';
import type { ShopZone } from './shop-zone';

/**
 * - exact: one moment;
 * - repeated, skipped: a local time that the clocks showed twice or never (see Shift in shop-zone.ts);
 * - date: only the date is known; the moment is the beginning of that day.
 */
export type MomentKind = 'exact' | 'repeated' | 'skipped' | 'date';

export interface OrderMoment {
  readonly moment: Date;
  readonly kind: MomentKind;
}

/** Completes the sentence "expected ...". */
export const ORDER_MOMENT_TEXT =
  'a date and time such as 2026-11-23T18:06:00Z, 2026-11-23 18:06 or 2026-11-23';

/**
 * @param zone of a text without an offset
 * @returns undefined if the text is no date and time of the calendar
 */
export function parseOrderMoment(text: string, zone: ShopZone): OrderMoment | undefined {
  const match = pattern.exec(text.trim());
  if (!match) return undefined;
  const [, day, time, offset] = match;
  try {
    if (time === undefined) return { moment: zone.startOfDay(dayNumberOf(day)), kind: 'date' };
    if (offset === undefined) {
      const { moment, shift } = zone.momentOf(`${day}T${time}`);
      return { moment, kind: shift === 'none' ? 'exact' : shift };
    }
    const { moment } = utc.momentOf(`${day}T${time}`);
    return { moment: new Date(moment.getTime() - offsetMs(offset)), kind: 'exact' };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const pattern =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?: ?(Z|UTC|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?))?)?$/i;

/** @throws RangeError if the calendar does not have the day */
function dayNumberOf(day: string): number {
  return utc.localTime(utc.momentOf(day).moment).dayNumber;
}

/** @param offset such as Z, UTC, +02, +0530 or -03:00 */
function offsetMs(offset: string): number {
  if (/^[zu]/i.test(offset)) return 0;
  const digits = offset.replace(/\D/g, '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}
