/** The ways in which a time can be written, and its parts. time-profile.ts decides which one is used in a column. */
export type TimeShape =
  /** Year first: no doubt about the order. */
  | { readonly kind: 'iso'; readonly parts: TimeParts }
  /** Two numbers and a year: day and month in an unknown order. */
  | {
      readonly kind: 'short';
      readonly first: number;
      readonly second: number;
      readonly mark: string;
      readonly parts: TimeParts;
    }
  | { readonly kind: 'named month'; readonly parts: TimeParts }
  | { readonly kind: 'number'; readonly value: number };

export interface TimeParts {
  readonly year: number;
  /** From 1; 0 in the shape `short`. */
  readonly month: number;
  readonly day: number;
  /** Undefined if the text has no time of day. */
  readonly secondOfDay: number | undefined;
  readonly milliseconds: number;
  /** Minutes east of UTC; undefined if the text does not say. */
  readonly offset: number | undefined;
}

const CLOCK = String.raw`(?:(?:T|[ ,]+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?(?:\s*UTC)?`;
const isoShape = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${CLOCK}${ZONE}$`, 'i');
const shortShape = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${CLOCK}${ZONE}$`, 'i');
const dayFirst = new RegExp(
  String.raw`^(?:\p{L}+\.?,? )?(\d{1,2})\.?[- ](\p{L}+)\.?,?[- ](\d{4}|\d{2})${CLOCK}${ZONE}$`,
  'iu',
);
const monthFirst = new RegExp(
  String.raw`^(?:\p{L}+\.?, )?(\p{L}+)\.? (\d{1,2}),? (\d{4})${CLOCK}${ZONE}$`,
  'iu',
);

/** Undefined if the text is no time. */
export function timeShape(text: string): TimeShape | undefined {
  if (/^\d+(\.\d+)?(e\+?\d+)?$/i.test(text)) return { kind: 'number', value: Number(text) };
  const iso = isoShape.exec(text);
  if (iso) {
    const [, year, , month, day, ...clock] = iso;
    return shaped('iso', year, Number(month), Number(day), clock);
  }
  const short = shortShape.exec(text);
  if (short) {
    const [, first, mark, second, year, ...clock] = short;
    const parts = partsOf(year, 0, 0, clock);
    return parts && { kind: 'short', first: Number(first), second: Number(second), mark, parts };
  }
  const named = dayFirst.exec(text);
  if (named) {
    const [, day, month, year, ...clock] = named;
    return shaped('named month', year, monthNumber(month), Number(day), clock);
  }
  const american = monthFirst.exec(text);
  if (american) {
    const [, month, day, year, ...clock] = american;
    return shaped('named month', year, monthNumber(month), Number(day), clock);
  }
  return undefined;
}

function shaped(
  kind: 'iso' | 'named month',
  year: string,
  month: number | undefined,
  day: number,
  clock: readonly (string | undefined)[],
): TimeShape | undefined {
  const parts = month === undefined ? undefined : partsOf(year, month, day, clock);
  return parts && { kind, parts };
}

function partsOf(
  year: string,
  month: number,
  day: number,
  [hour, minute, second, fraction, half, zone]: readonly (string | undefined)[],
): TimeParts | undefined {
  const secondOfDay = hour === undefined ? undefined : clockSeconds(hour, minute ?? '0', second ?? '0', half);
  if (secondOfDay === null) return undefined;
  return {
    year: Number(year) + (year.length === 2 ? 2000 : 0),
    month,
    day,
    secondOfDay,
    milliseconds: fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1_000),
    offset: zone === undefined ? undefined : offsetMinutes(zone),
  };
}

/** Null if there is no such time. */
export function clockSeconds(hour: string, minute: string, second: string, half?: string): number | null {
  let h = Number(hour);
  if (half !== undefined) {
    if (h < 1 || h > 12) return null;
    h = (h % 12) + (/^p/i.test(half) ? 12 : 0);
  }
  const [m, s] = [Number(minute), Number(second)];
  return h < 24 && m < 60 && s < 60 ? h * 3_600 + m * 60 + s : null;
}

function offsetMinutes(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/** By the first three letters, in English and German. */
function monthNumber(name: string): number | undefined {
  const start = name.toLowerCase().slice(0, 3);
  const at = months.findIndex((names) => names.includes(start));
  return at < 0 ? undefined : at + 1;
}

const months = [
  ['jan', 'jän'],
  ['feb'],
  ['mar', 'mär', 'mae'],
  ['apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
] as readonly (readonly string[])[];
