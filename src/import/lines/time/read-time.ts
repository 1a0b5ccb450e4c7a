/** One time in the format of its column. */
import type { TimeFormat } from './time-profile';
import { clockSeconds, timeShape } from './time-shape';
import type { TimeParts } from './time-shape';

export type LogTime =
  | { readonly kind: 'moment'; readonly moment: Date }
  /** A day and perhaps a time on it, in the zone of the log. */
  | {
      readonly kind: 'local';
      readonly dayNumber: number;
      readonly secondOfDay: number | undefined;
      readonly milliseconds: number;
    }
  /** A day of which only the distance to other days is known. */
  | { readonly kind: 'relative'; readonly dayNumber: number };

const MS_PER_DAY = 86_400_000;
/** 1970-01-01 in Excel's days. */
const EXCEL_EPOCH = 25_569;

/** Undefined if the text is no time in this format. */
export function readTime(text: string, format: TimeFormat): LogTime | undefined {
  const shape = timeShape(text);
  if (!shape) return undefined;
  if (shape.kind !== 'number') {
    if (format.kind !== 'text') return undefined;
    const parts = format.hasTimes ? shape.parts : { ...shape.parts, secondOfDay: undefined };
    if (shape.kind !== 'short') return timeOf(parts);
    const { first, second } = shape;
    const [day, month] = format.dateOrder === 'm/d/y' ? [second, first] : [first, second];
    return timeOf({ ...parts, day, month });
  }
  switch (format.kind) {
    case 'text':
      return undefined;
    case 'compact date':
      return timeOf({
        year: Number(text.slice(0, 4)),
        month: Number(text.slice(4, 6)),
        day: Number(text.slice(6, 8)),
        secondOfDay: undefined,
        milliseconds: 0,
        offset: undefined,
      });
    case 'unix':
      return { kind: 'moment', moment: new Date(Math.floor((shape.value / format.perSecond) * 1_000)) };
    case 'excel': {
      const dayNumber = Math.floor(shape.value) - EXCEL_EPOCH;
      const ms = Math.round((shape.value % 1) * MS_PER_DAY);
      return {
        kind: 'local',
        dayNumber,
        milliseconds: ms % 1_000,
        secondOfDay: Number.isInteger(shape.value) ? undefined : Math.floor(ms / 1_000),
      };
    }
    case 'day number':
      return { kind: 'relative', dayNumber: shape.value };
  }
}

function timeOf({ year, month, day, secondOfDay, milliseconds, offset }: TimeParts): LogTime | undefined {
  const start = Date.UTC(year, month - 1, day);
  const date = new Date(start);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  if (offset !== undefined && secondOfDay !== undefined) {
    return { kind: 'moment', moment: new Date(start + (secondOfDay - offset * 60) * 1_000 + milliseconds) };
  }
  return { kind: 'local', dayNumber: start / MS_PER_DAY, secondOfDay, milliseconds };
}

/** How a separate column writes the time of day, decided from the whole column: hours up to 23, else HHMM (1631 is 16:31). */
export class TimeOfDayProfile {
  private maxNumber = -1;

  add(text: string): void {
    if (/^\d{1,4}(\.0+)?$/.test(text)) this.maxNumber = Math.max(this.maxNumber, Number(text));
  }

  decide(): 'hours' | 'HHMM' {
    return this.maxNumber > 23 ? 'HHMM' : 'hours';
  }
}

/** Seconds since midnight; undefined if the text is no time of day. */
export function readTimeOfDay(text: string, numbers: 'hours' | 'HHMM'): number | undefined {
  const clock = /^(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?m\.?)?$/i.exec(
    text,
  );
  if (clock) return clockSeconds(clock[1], clock[2], clock[3] ?? '0', clock[4]) ?? undefined;
  if (!/^\d{1,4}(\.0+)?$/.test(text)) return undefined;
  const number = Number(text);
  const [hour, minute] = numbers === 'hours' ? [number, 0] : [Math.floor(number / 100), number % 100];
  return clockSeconds(String(hour), String(minute), '0') ?? undefined;
}
