/** Warnings about the moments in the files: what contradicts them, and what is unusual about them. */
import { groupBy } from '../../lib/group-by';
import { readSql } from '../../lib/read-sql';
import type { ImportContext } from '../import-context';
import { haveMoments } from './order-times';

interface Contradiction {
  readonly column: string;
  readonly cause: string;
  readonly rows: number;
  readonly example: string;
}

interface Unusual {
  readonly kind: 'future' | 'repeated' | 'skipped';
  readonly rows: number;
  readonly example: string;
}

/** A cause is named if it explains at least this share of the contradictions. */
const MIN_EXPLAINED_SHARE = 0.8;

/** Clocks of shops may be ahead by this much. */
const MAX_CLOCK_SKEW_MS = 5 * 60_000;

/** Runs in the last transaction, while the orders are still staged. */
export async function warnOfTimes(context: ImportContext): Promise<readonly string[]> {
  const { client, files, zone } = context;
  if (!haveMoments(files)) return [];
  const found = await client.query<Contradiction>(readSql(__dirname, 'contradictions'));
  const latest = new Date(Date.now() + MAX_CLOCK_SKEW_MS);
  const unusual = await client.query<Unusual>(readSql(__dirname, 'unusual-moments'), [latest]);
  return [
    ...[...groupBy(found.rows, ({ column }) => column)].map(([column, causes]) =>
      describeContradiction(column, causes, zone.name),
    ),
    ...unusual.rows.map((row) => describeUnusual(row, zone.name)),
  ];
}

function describeContradiction(column: string, causes: readonly Contradiction[], zone: string): string {
  const rows = causes.reduce((sum, cause) => sum + cause.rows, 0);
  const [first, second] = causes;
  const explains = (...some: readonly (Contradiction | undefined)[]) =>
    some.reduce((sum, cause) => sum + (cause?.rows ?? 0), 0) >= MIN_EXPLAINED_SHARE * rows;
  let question = explains(first) ? likelyCause(column, first.cause) : undefined;
  // With daylight-saving time, another time zone gives two differences.
  if (column === 'order_hour_of_day' && question === undefined && explains(first, second))
    question = `are the hours of another time zone than SHOP_TIME_ZONE=${zone}?`;
  const likely = question === undefined ? '' : ` Likely cause: ${question}`;
  return `Orders whose ${column} contradicts their moment: ${count(rows)} (${first.example}). The value derived from the moment was imported.${likely}`;
}

function likelyCause(column: string, cause: string): string | undefined {
  if (column === 'order_dow') return `days counted from ${weekdays[(7 - Number(cause)) % 7]}?`;
  return causes[column]?.[cause];
}

const weekdays = ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;

const causes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  order_hour_of_day: { utc: 'hours in UTC?' },
  days_since_prior_order: {
    hours: 'gaps in hours?',
    minutes: 'gaps in minutes?',
    seconds: 'gaps in seconds?',
    capped: 'gaps capped at a maximum?',
  },
  order_number: { backwards: 'orders numbered from the newest?' },
};

function describeUnusual({ kind, rows, example }: Unusual, zone: string): string {
  const those = `${count(rows)} (first: ${example})`;
  switch (kind) {
    case 'future':
      return `Orders dated in the future: ${those}. They were imported. Is SHOP_TIME_ZONE=${zone} the shop's time zone?`;
    case 'repeated':
      return `Orders at a local time that occurs twice, because clocks were set back: ${those}. The first of the two moments was used.`;
    case 'skipped':
      return `Orders at a local time that does not exist, because clocks were set forward: ${those}. The time was moved forward.`;
  }
}

const count = (value: number) => value.toLocaleString('en');
