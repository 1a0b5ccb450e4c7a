/** What was understood of a log, and what was found in it, for the command line. */
import { percent } from '../../lib/percent';
import { roleNames, roles } from '../columns/roles';
import type { FirstOrder, LogFacts, LogSummary } from './log-summary';
import type { OpenLog } from './open-log';
import type { ProductFile, ProductFileUse } from './product-files';

/** Files with their formats, and the meaning of each column. */
export function describeUnderstood({ table, understood, productFiles }: OpenLog): string {
  const { mapping, preset, unread, undecided = [] } = understood;
  const used = roleNames.filter((role) => mapping.columns[role] !== undefined);
  const width = Math.max(...used.map((role) => role.length));
  return [
    ...table.parts.map(({ file, format, delimiter }) =>
      [`${file}: ${format}`, delimiter && `separated by ${delimiterInWords(delimiter)}`]
        .filter(Boolean)
        .join(', '),
    ),
    preset === undefined ? 'Columns:' : `Columns, as in exports of ${preset}:`,
    ...used.map((role) => `  ${role.padEnd(width)}  ${mapping.columns[role]?.join(', else ')}`),
    ...undecided.map(
      ({ role, columns }) =>
        `  ${role.padEnd(width)}  not read: it could be ${columns.join(' or ')} (${roles[role].meaning})`,
    ),
    ...productFiles.map(describeProductFile),
    ...(unread.length > 0 ? [`Columns that are not read: ${unread.join(', ')}`] : []),
  ].join('\n');
}

export function describeProductFile({ file, columns, unread }: ProductFile): string {
  const others = unread.length > 0 ? `; not read: ${unread.join(', ')}` : '';
  return `${file.name} describes products: ${Object.values(columns).join(', ')}${others}`;
}

function delimiterInWords(delimiter: string): string {
  return { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' }[delimiter] ?? delimiter;
}

/** One line per finding about the log as a whole. */
export function describeLog({
  encodings,
  log,
  times,
  wholeIds,
  lacksPurchases,
  counts,
  productFiles,
  facts,
  firstOrders,
}: LogSummary): readonly string[] {
  const leftOut = Object.entries({ ...log.excluded, ...counts.excludedLines }).filter(([, rows]) => rows > 0);
  return [
    `Log: ${counted(log.rows, 'row')} with ${counted(counts.users, 'user')}, ${counted(counts.orders, 'order')}, ${counted(counts.products, 'product')} and ${counted(counts.items, 'order item')}.`,
    ...encodings.map(({ file, encoding }) => `${file}: not UTF-8, read as ${encoding}.`),
    `Times: ${times}; ${timeSpan(facts)}.`,
    ...busiestHours(facts),
    `Products per order: ${facts.median_items ?? 0} in the median, at most ${count(facts.max_items ?? 0)}. Orders per user: ${facts.median_orders ?? 0} in the median. Users with three or more orders, of whom training needs ten: ${count(facts.users_with_three_orders)}.`,
    ...productFiles.map(describeProductFileUse),
    ...(lacksPurchases
      ? [
          'Warning: the column for event has no value that means a purchase, so all rows count as purchases. List the values in purchaseEvents in the map file.',
        ]
      : []),
    ...(leftOut.length > 0
      ? [
          'Rows left out:',
          ...leftOut.map(([reason, rows]) => `  ${exclusionsInWords[reason] ?? reason}: ${count(rows)}`),
        ]
      : []),
    ...(counts.guestOrders > 0
      ? [
          `Orders without a user: ${count(counts.guestOrders)}. To count them for what is popular, write guests: count into the map file.`,
        ]
      : []),
    ...(counts.returns > 0
      ? [
          `Returns: ${counted(counts.returns, 'row')}; ${count(counts.unmatchedReturns)} of them (${percent(counts.unmatchedReturns / counts.returns)}) have no earlier order of that user and product. ${count(counts.returnedItems)} order items were returned completely, and nothing is left of ${count(counts.returnedOrders)} orders.`,
        ]
      : []),
    ...(counts.repeatedLines > 0
      ? [`Rows that an earlier file has too, counted once: ${count(counts.repeatedLines)}.`]
      : []),
    ...wholeIds.map((role) => `Ids of the column for ${role} are whole numbers: 8.0 was read as 8.`),
    'The first orders, as they were understood:',
    ...firstOrders.map((order) => `  ${describeOrder(order, facts)}`),
  ];
}

export function describeProductFileUse(use: ProductFileUse): string {
  const { file, products, bought, rejected, unreadPrices } = use;
  return [
    `${file}: ${counted(products, 'product')}, of which the log has ${count(bought)}; the others are not imported, because no order contains them.`,
    ...(rejected > 0 ? [`Rows that are broken or lack an id: ${count(rejected)}.`] : []),
    ...(unreadPrices > 0 ? [`Prices that cannot be read: ${count(unreadPrices)}.`] : []),
  ].join(' ');
}

export const exclusionsInWords: Readonly<Record<string, string>> = {
  'fee or voucher': 'fees, vouchers and other rows that are no product',
  'not a purchase': 'events other than a purchase',
  'without a product': 'rows without a product',
  'quantity 0': 'quantity 0',
  'cancelled order': 'rows of cancelled orders',
  guest: 'rows without a user',
  'without a time': 'rows without a time',
  'other user in the order': 'rows of another user than the first one of the order',
};

export function timeSpan({ first_day, last_day, has_moments }: LogFacts): string {
  if (first_day === null || last_day === null) return 'no days';
  return `from ${dayText(first_day, has_moments)} to ${dayText(last_day, has_moments)}`;
}

const dayText = (day: number, isDate: boolean) =>
  isDate ? new Date(day * 86_400_000).toISOString().slice(0, 10) : `day ${day}`;

/** Most orders fall into a few hours; in a wrong time zone, these are at night. */
function busiestHours({ by_hour }: LogFacts): readonly string[] {
  const total = by_hour.reduce((sum, orders) => sum + orders, 0);
  if (total === 0) return [];
  const busiest = by_hour.indexOf(Math.max(...by_hour));
  const nightly = by_hour.slice(0, 5).reduce((sum, orders) => sum + orders, 0) / total;
  const warning =
    busiest < 5 || nightly > MAX_NIGHTLY_SHARE
      ? ` ${percent(nightly)} of the orders were made between midnight and 5 o'clock: check SHOP_TIME_ZONE, and zone in the map file.`
      : '';
  return [`Busiest hour of the day: ${busiest}:00 to ${busiest + 1}:00, in the shop's time zone.${warning}`];
}

const MAX_NIGHTLY_SHARE = 0.25;
const MAX_SHOWN_ITEMS = 3;

export function describeOrder(
  { order_id, user, local_day, hour_of_day, order_number, items }: FirstOrder,
  { has_moments }: LogFacts,
): string {
  const when = [
    local_day === null ? `number ${order_number ?? 'unknown'}` : dayText(local_day, has_moments),
    ...(hour_of_day === null ? [] : [`${hour_of_day}:00`]),
  ].join(', ');
  const more = items.length - MAX_SHOWN_ITEMS;
  return `order ${order_id} of user ${user} (${when}): ${items.slice(0, MAX_SHOWN_ITEMS).join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`;
}

const count = (value: number) => value.toLocaleString('en');

const counted = (value: number, noun: string) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
