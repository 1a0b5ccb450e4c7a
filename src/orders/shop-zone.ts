/**
 * The shop's time zone: day of week, hour and calendar day of a moment, and the moment of a local time.
 *
 * Imports call this for each of millions of rows, and Intl takes microseconds per call. Offsets are therefore cached per
 * UTC day. Only on a day on which the offset changes, about twice a year, is the transition itself looked up.
 */
import { ExpectedError } from '../lib/expected-error';
import { zoneProblem } from './zone-names';

export interface LocalTime {
  /** 0 is Saturday. */
  readonly dayOfWeek: number;
  readonly hourOfDay: number;
  /** Calendar days since 1970-01-01 in the zone. */
  readonly dayNumber: number;
}

export interface LocalParts {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  readonly millisecond?: number;
}

/**
 * - repeated: the local time exists twice, when clocks are set back; the first one is meant;
 * - skipped: the local time does not exist, when clocks are set forward; it moves forward by the same time.
 */
export type Shift = 'none' | 'repeated' | 'skipped';

export interface LocalMoment {
  readonly moment: Date;
  readonly shift: Shift;
}

/** From this moment on, until the next one, local time is UTC plus the offset. */
export interface ZoneOffset {
  readonly startsAt: Date;
  readonly offsetMs: number;
}

/** Thrown for a name that is not in the time zone database. */
export class UnknownZoneError extends ExpectedError {
  override readonly name = 'UnknownZoneError';
}

/** The shop's time zone. */
export class ShopZone {
  private readonly days = new Map<number, UtcDay>();
  private readonly format: Intl.DateTimeFormat;

  /**
   * @param name from the IANA time zone database, such as Europe/Berlin
   * @throws UnknownZoneError that proposes similar names
   */
  constructor(readonly name: string) {
    const problem = zoneProblem(name);
    if (problem !== undefined) {
      throw new UnknownZoneError(`Time zone: expected ${problem}, got ${JSON.stringify(name)}.`);
    }
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  localTime(moment: Date): LocalTime {
    const timeMs = moment.getTime();
    const localMs = timeMs + this.offsetAt(timeMs);
    const dayNumber = Math.floor(localMs / DAY_MS);
    return {
      dayOfWeek: dayOfWeek(dayNumber),
      hourOfDay: Math.floor((localMs - dayNumber * DAY_MS) / HOUR_MS),
      dayNumber,
    };
  }

  /** From 1 to 366. */
  dayOfYear(moment: Date): number {
    const { dayNumber } = this.localTime(moment);
    const year = new Date(dayNumber * DAY_MS).getUTCFullYear();
    return dayNumber - Date.UTC(year, 0, 1) / DAY_MS + 1;
  }

  /** The moment at which the local hour began. */
  startOfHour(moment: Date): Date {
    const timeMs = moment.getTime();
    const localMs = timeMs + this.offsetAt(timeMs);
    return new Date(timeMs - (localMs - Math.floor(localMs / HOUR_MS) * HOUR_MS));
  }

  /** Calendar days from one moment to a later one; 0 if it is earlier. */
  daysBetween(earlier: Date, later: Date): number {
    return Math.max(0, this.localTime(later).dayNumber - this.localTime(earlier).dayNumber);
  }

  /**
   * @param local parts, or a text such as 2026-11-23T18:06
   * @throws RangeError if this is no date and time of the calendar
   */
  momentOf(local: LocalParts | string): LocalMoment {
    const localMs = typeof local === 'string' ? millisecondsOfText(local) : millisecondsOfParts(local);
    if (Number.isNaN(localMs)) {
      throw new RangeError(
        `Local time: expected a date and time of the calendar, got ${JSON.stringify(local)}.`,
      );
    }
    // No zone changes its offset twice within two days, so these are the only two offsets to try.
    const before = this.offsetAt(localMs - DAY_MS);
    const after = this.offsetAt(localMs + DAY_MS);
    const isBefore = this.offsetAt(localMs - before) === before;
    const isAfter = this.offsetAt(localMs - after) === after;
    // Before the transition is the first of two, and moves a skipped time forward by the length of the gap.
    const moment = new Date(localMs - (isBefore || !isAfter ? before : after));
    if (!isBefore && !isAfter) return { moment, shift: 'skipped' };
    return { moment, shift: isBefore && isAfter && before !== after ? 'repeated' : 'none' };
  }

  /** The first moment of a local calendar day; of a day that the zone skipped, the first moment after it. */
  startOfDay(dayNumber: number): Date {
    const { year, month, day } = partsOfDay(dayNumber);
    const { moment, shift } = this.momentOf({ year, month, day });
    if (shift !== 'skipped') return moment;
    const end = moment.getTime();
    return new Date(this.transitionBetween(end - DAY_MS, end) ?? end);
  }

  /** The offset that applies at the first moment, and each later one up to the last moment. */
  offsetsBetween(first: Date, last: Date): readonly ZoneOffset[] {
    const offsets: ZoneOffset[] = [{ startsAt: first, offsetMs: this.offsetAt(first.getTime()) }];
    const end = last.getTime();
    for (let week = first.getTime(); week < end; week += WEEK_MS) {
      const nextWeek = Math.min(week + WEEK_MS, end);
      // No zone changes its offset and changes it back within a week.
      if (this.offsetAt(week) === this.offsetAt(nextWeek)) continue;
      for (let at = week; at < nextWeek; at += DAY_MS) {
        const change = this.transitionBetween(at, Math.min(at + DAY_MS, nextWeek));
        if (change !== undefined)
          offsets.push({ startsAt: new Date(change), offsetMs: this.offsetAt(change) });
      }
    }
    return offsets;
  }

  private offsetAt(timeMs: number): number {
    const number = Math.floor(timeMs / DAY_MS);
    let day = this.days.get(number);
    if (day === undefined) {
      day = this.readDay(number * DAY_MS);
      this.days.set(number, day);
    }
    return timeMs < day.changesAt ? day.before : day.after;
  }

  private readDay(startMs: number): UtcDay {
    const before = this.readOffset(startMs);
    const after = this.readOffset(startMs + DAY_MS - SECOND_MS);
    if (before === after) return { before, after, changesAt: Infinity };
    let low = startMs;
    let high = startMs + DAY_MS - SECOND_MS;
    while (high - low > SECOND_MS) {
      const middle = low + Math.floor((high - low) / 2 / SECOND_MS) * SECOND_MS;
      if (this.readOffset(middle) === before) low = middle;
      else high = middle;
    }
    return { before, after, changesAt: high };
  }

  /** The moment in (first, last] at which the offset changes; the two are at most a day apart. */
  private transitionBetween(first: number, last: number): number | undefined {
    if (this.offsetAt(first) === this.offsetAt(last)) return undefined;
    for (const at of [first, last]) {
      const changesAt = this.days.get(Math.floor(at / DAY_MS))?.changesAt ?? Infinity;
      if (changesAt > first && changesAt <= last) return changesAt;
    }
    // The change is at midnight UTC.
    return Math.floor(last / DAY_MS) * DAY_MS;
  }

  private readOffset(timeMs: number): number {
    const parts = new Map(this.format.formatToParts(timeMs).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    const year = parts.get('era') === 'BC' ? 1 - part('year') : part('year');
    const local = new Date(0);
    local.setUTCFullYear(year, part('month') - 1, part('day'));
    local.setUTCHours(part('hour'), part('minute'), part('second'));
    return local.getTime() - Math.floor(timeMs / SECOND_MS) * SECOND_MS;
  }
}

/** Used where no zone is given. */
export const utc = new ShopZone('UTC');

/** Offsets in milliseconds before and from `changesAt`. */
interface UtcDay {
  readonly before: number;
  readonly after: number;
  readonly changesAt: number;
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** 1970-01-01 was a Thursday, day 5 when Saturday is day 0. */
export function dayOfWeek(dayNumber: number): number {
  return (((dayNumber + 5) % 7) + 7) % 7;
}

function partsOfDay(dayNumber: number): LocalParts {
  const date = new Date(dayNumber * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const localPattern = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?)?$/i;

/** As if the local time were UTC; NaN if the text is no such time. */
function millisecondsOfText(text: string): number {
  const match = localPattern.exec(text.trim());
  if (!match) return NaN;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const millisecond = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3));
  return millisecondsOfParts({ year, month, day, hour, minute, second, millisecond });
}

function millisecondsOfParts(parts: LocalParts): number {
  const { year, month, day, hour = 0, minute = 0, second = 0, millisecond = 0 } = parts;
  const isTime = hour < 24 && minute < 60 && second < 60;
  const midnight = new Date(0);
  midnight.setUTCFullYear(year, month - 1, day);
  // Date turns 30 February into 1 or 2 March.
  const isDay = midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day;
  if (!isTime || !isDay) return NaN;
  return midnight.getTime() + hour * HOUR_MS + minute * 60_000 + second * SECOND_MS + millisecond;
}
