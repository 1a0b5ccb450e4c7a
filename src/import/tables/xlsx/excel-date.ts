/** Excel's dates: days since the end of 1899, or since 1904 in workbooks of early Macs. They have no time zone. */
const MS_PER_DAY = 86_400_000;
/** Day 0 for all days after February 1900, in which Excel has a 29th. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999, the last day in Excel. */
const MAX_SERIAL = 2_958_466;

export interface SerialOptions {
  readonly from1904: boolean;
  /** Whether a whole number is a moment at midnight (true) or a day without a time. */
  readonly withTime: boolean;
}

/** Local ISO text without an offset, to the millisecond; undefined if the number is no date. */
export function excelDate(serial: number, { from1904, withTime }: SerialOptions): string | undefined {
  if (!(serial >= 0 && serial < MAX_SERIAL)) return undefined;
  const isBeforeMarch1900 = !from1904 && serial < 61;
  const days = isBeforeMarch1900 ? serial + 1 : serial;
  const moment = new Date((from1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(days * MS_PER_DAY));
  const text = moment.toISOString().replace('Z', '').replace('.000', '');
  return withTime || !text.endsWith('T00:00:00') ? text : text.slice(0, 10);
}

/** Time of day, from the fraction of a day. */
export function excelTime(serial: number): string {
  const text = new Date(Math.round((serial % 1) * MS_PER_DAY)).toISOString().slice(11, -1);
  return text.replace('.000', '');
}
