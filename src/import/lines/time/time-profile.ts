/** Decides from a whole column how its times are written. */
import { ImportError } from '../../import-error';
import type { DateOrder } from '../../columns/mapping';
import { timeShape } from './time-shape';

export type TimeFormat =
  | {
      readonly kind: 'text';
      readonly dateOrder: DateOrder | undefined;
      /** False if all texts are at midnight: programs write a day without a time like that. */
      readonly hasTimes: boolean;
    }
  /** 20240131. */
  | { readonly kind: 'compact date' }
  | { readonly kind: 'unix'; readonly perSecond: number }
  | { readonly kind: 'excel' }
  /** Days since a day that the data does not name. */
  | { readonly kind: 'day number' };

export class TimeProfile {
  private texts = 0;
  private numbers = 0;
  private hasTimes = false;
  private min = Infinity;
  private max = -Infinity;
  private isWhole = true;
  private isCompact = true;
  private dotted = 0;
  private hasShort = false;
  /** Examples of texts whose first or second number cannot be a month. */
  private firstIsDay: string | undefined;
  private secondIsDay: string | undefined;
  private undecided: string | undefined;
  private numberExample: string | undefined;

  add(text: string): void {
    const shape = timeShape(text);
    if (shape?.kind === 'number') this.addNumber(shape.value, text);
    else if (shape) {
      this.texts += 1;
      this.hasTimes ||= (shape.parts.secondOfDay ?? 0) + shape.parts.milliseconds > 0;
    }
    if (shape?.kind !== 'short') return;
    this.hasShort = true;
    if (shape.first > 12) this.firstIsDay ??= text;
    else if (shape.second > 12) this.secondIsDay ??= text;
    else if (shape.first !== shape.second) this.undecided ??= text;
    if (shape.mark === '.') this.dotted += 1;
  }

  /**
   * @param wanted what a preset or a map file says; a column that says otherwise wins
   * @throws ImportError if both readings are possible, or none is; it shows them
   */
  decide(column: string, wanted?: DateOrder): TimeFormat {
    if (this.numbers > this.texts) return this.numberFormat(column);
    return { kind: 'text', dateOrder: this.dateOrder(column, wanted), hasTimes: this.hasTimes };
  }

  private addNumber(value: number, text: string): void {
    this.numbers += 1;
    this.min = Math.min(this.min, value);
    this.max = Math.max(this.max, value);
    this.isWhole &&= Number.isInteger(value);
    this.isCompact &&= /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text);
    this.numberExample ??= text;
  }

  private dateOrder(column: string, wanted: DateOrder | undefined): DateOrder | undefined {
    if (!this.hasShort) return undefined;
    if (this.firstIsDay !== undefined && this.secondIsDay !== undefined) {
      throw new ImportError(
        `${column}: expected one order of day and month, got both: ${this.firstIsDay} has the day first, ${this.secondIsDay} has the month first. Correct the export, or write the days as YYYY-MM-DD.`,
      );
    }
    if (this.firstIsDay !== undefined) return 'd/m/y';
    if (this.secondIsDay !== undefined) return 'm/d/y';
    // Dates with dots have the day first wherever they are in use.
    if (this.undecided === undefined || this.dotted > 0) return wanted ?? 'd/m/y';
    if (wanted) return wanted;
    throw new ImportError(
      `${column}: expected dates whose order of day and month is clear, got only such as ${this.undecided}, which is ${bothReadings(this.undecided)}. Write dateOrder: d/m/y or dateOrder: m/d/y into the map file.`,
    );
  }

  private numberFormat(column: string): TimeFormat {
    const within = (low: number, high: number) => this.min >= low && this.max < high;
    if (this.isCompact) return { kind: 'compact date' };
    if (within(1e8, 1e11)) return { kind: 'unix', perSecond: 1 };
    if (within(1e11, 1e14)) return { kind: 'unix', perSecond: 1e3 };
    if (within(1e14, 1e17)) return { kind: 'unix', perSecond: 1e6 };
    if (within(1e17, 1e20)) return { kind: 'unix', perSecond: 1e9 };
    if (within(20_000, 80_000)) return { kind: 'excel' };
    if (within(0, 20_000) && this.isWhole) return { kind: 'day number' };
    throw new ImportError(
      `${column}: expected moments (Unix seconds or milliseconds, Excel dates, YYYYMMDD) or day numbers, got numbers from ${this.min} to ${this.max}, such as ${this.numberExample}. Write the moments as YYYY-MM-DD hh:mm:ss, or name another column in the map file.`,
    );
  }
}

function bothReadings(text: string): string {
  const shape = timeShape(text);
  if (shape?.kind !== 'short') return text;
  const { first, second, parts } = shape;
  const named = (month: number, day: number) =>
    new Intl.DateTimeFormat('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).format(Date.UTC(parts.year, month - 1, day));
  return `${named(second, first)} or ${named(first, second)}`;
}
