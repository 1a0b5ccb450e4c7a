/** What was understood of a log, and what was found in it, as sections of a page. */
import type { Section } from '../../../evaluation/report/section';
import { roleNames, roles } from '../../../import/columns/roles';
import {
  describeOrder,
  describeProductFile,
  describeProductFileUse,
  exclusionsInWords,
  timeSpan,
} from '../../../import/logs/describe-log';
import type { LogFacts, LogSummary } from '../../../import/logs/log-summary';
import type { OpenLog } from '../../../import/logs/open-log';
import { histogram } from './histogram';
import { quietHoursNote } from './quiet-hours';

/** The meaning of each column, with the first value as an example. */
export function columnsSection({ table, understood, examples, productFiles }: OpenLog): Section {
  const { mapping, preset, unread, undecided = [] } = understood;
  const example = (column: string) => (examples[column] ?? '').slice(0, MAX_EXAMPLE_LENGTH);
  return {
    title: 'How the columns were understood',
    paragraphs: [
      `Files: ${table.parts.map(({ file, format }) => `${file} (${format})`).join(', ')}.`,
      preset === undefined
        ? 'The columns were recognised by their names, or named in a map file.'
        : `The columns are those of exports of ${preset}.`,
      ...productFiles.map((file) => `${describeProductFile(file)}.`),
      ...undecided.map(
        ({ role, columns }) =>
          `Not read, because it could be ${columns.join(' or ')}: ${roles[role].meaning}. Choose one in a map file.`,
      ),
    ],
    tables: [
      {
        head: ['column', 'first value', 'understood as', 'meaning'],
        rows: [
          ...roleNames.flatMap((role) =>
            (mapping.columns[role] ?? []).map((column) => [
              column,
              example(column),
              role,
              roles[role].meaning,
            ]),
          ),
          ...unread.map((column) => [column, example(column), 'not read', '']),
        ],
      },
    ],
  };
}

const MAX_EXAMPLE_LENGTH = 60;

/** Numbers, with histograms. */
export function numbersSection({ log, times, counts, facts }: LogSummary): Section {
  const note = quietHoursNote(facts.by_hour);
  const hasHours = facts.by_hour.some((orders) => orders > 0);
  return {
    title: 'What is in it',
    paragraphs: [
      `Times: ${times}; ${timeSpan(facts)}.`,
      `Different products per order: ${count(facts.median_items ?? 0)} in the median, at most ${count(facts.max_items ?? 0)}. Orders per user: ${count(facts.median_orders ?? 0)} in the median.`,
      ...(note === undefined ? [] : [note]),
    ],
    tables: [
      {
        head: ['rows', 'users', 'orders', 'products', 'order items', 'users with three or more orders'],
        rows: [
          [
            log.rows,
            counts.users,
            counts.orders,
            counts.products,
            counts.items,
            facts.users_with_three_orders,
          ].map(count),
        ],
      },
    ],
    charts: [
      ...(facts.by_period.length > 1
        ? [histogram(periodTitle(facts), periodNames(facts), facts.by_period)]
        : []),
      ...(hasHours
        ? [
            histogram(
              "Orders by hour of the day, in the shop's time zone",
              facts.by_hour.map((_, hour) => String(hour)),
              facts.by_hour,
            ),
          ]
        : []),
      histogram('Orders by number of different products', upTo(facts.by_items), facts.by_items),
      histogram('Users by number of orders', upTo(facts.by_orders), facts.by_orders),
    ],
  };
}

const upTo = (counts: readonly number[]) =>
  counts.map((_, n) => (n === counts.length - 1 ? `${n + 1}+` : String(n + 1)));

/** Must divide the days as facts.sql does. */
const daysPerPeriod = ({ first_day, last_day }: LogFacts) =>
  Math.floor(((last_day ?? 0) - (first_day ?? 0)) / 60) + 1;

function periodTitle(facts: LogFacts): string {
  const days = daysPerPeriod(facts);
  return days === 1 ? 'Orders by day' : `Orders by period of ${days} days, from its first day`;
}

function periodNames(facts: LogFacts): readonly string[] {
  const { first_day, has_moments, by_period } = facts;
  return by_period.map((_, period) => {
    const day = (first_day ?? 0) + period * daysPerPeriod(facts);
    return has_moments ? new Date(day * 86_400_000).toISOString().slice(0, 10) : String(day);
  });
}

/** Rows that are no items of orders. */
export function leftOutSection({ log, counts, productFiles }: LogSummary): Section {
  const rows = Object.entries({ ...log.excluded, ...counts.excludedLines })
    .filter(([, excluded]) => excluded > 0)
    .map(([reason, excluded]) => [exclusionsInWords[reason] ?? reason, count(excluded)]);
  const others: readonly (readonly [string, number])[] = [
    ['rows that an earlier file has too, counted once', counts.repeatedLines],
    ['orders without a user', counts.guestOrders],
    ['rows that are returns', counts.returns],
    ['returns without an earlier order of that user and product', counts.unmatchedReturns],
    ['order items that were returned completely', counts.returnedItems],
    ['orders of which nothing is left', counts.returnedOrders],
    ['rows that cannot be read', log.rejected],
  ];
  return {
    title: 'Left out, returned, repeated',
    paragraphs: productFiles.map(describeProductFileUse),
    tables: [{ head: ['what', 'number'], rows: [...rows, ...others.map(([what, n]) => [what, count(n)])] }],
  };
}

/** The earliest orders. */
export function firstOrdersSection({ firstOrders, facts }: LogSummary): Section {
  return {
    title: 'The first orders, as they were understood',
    paragraphs: firstOrders.map((order) => describeOrder(order, facts)),
  };
}

const count = (value: number) => value.toLocaleString('en');
