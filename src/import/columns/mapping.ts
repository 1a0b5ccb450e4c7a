/**
 * How the columns of an order log are read. The default values suit most shops; a person changes them in a map file
 * (map-file.ts).
 */
import { z } from 'zod';
import { roleNames } from './roles';
import type { Role } from './roles';

/** Several columns for one role: the first one that is not empty counts. */
export type ColumnsByRole = { readonly [role in Role]?: readonly string[] | undefined };

export const dateOrders = ['d/m/y', 'm/d/y'] as const;
export type DateOrder = (typeof dateOrders)[number];

/**
 * - leave out: orders without a user are counted and not imported;
 * - count: each of them belongs to a user of its own, so it counts for what is popular.
 */
export const guestModes = ['leave out', 'count'] as const;

export interface Mapping {
  readonly columns: ColumnsByRole;
  /** Undefined if the column decides. */
  readonly dateOrder?: DateOrder | undefined;
  /** The day that has the number 0, for columns with day numbers. Without it, days of the week stay unknown. */
  readonly dayZero?: string | undefined;
  /** An IANA name. Undefined means the time zone of the shop. */
  readonly zone?: string | undefined;
  readonly guests: (typeof guestModes)[number];
  /** Patterns of product ids that are not products. `*` stands for any text; letter case does not matter. */
  readonly excludedProducts: readonly string[];
  /** Patterns of product names, likewise. */
  readonly excludedNames: readonly string[];
  /** Values of the status column. Letter case does not matter. */
  readonly cancelledStatuses: readonly string[];
  /** Patterns of order ids that mean a return. */
  readonly returnOrders: readonly string[];
  /** Values of the event column that mean a purchase. */
  readonly purchaseEvents: readonly string[];
  /** Values of the event column that mean a return. */
  readonly returnEvents: readonly string[];
}

export type MappingSettings = Omit<Mapping, 'columns'>;

export const defaultSettings: MappingSettings = Object.freeze({
  guests: 'leave out',
  excludedProducts: [],
  excludedNames: [
    'shipping',
    'shipping *',
    'postage',
    'delivery',
    'delivery fee',
    'versand',
    'versandkosten',
    'gift card',
    'gift card *',
    'gift voucher*',
    'geschenkgutschein*',
    'discount',
    'rabatt',
    'tip',
    'trinkgeld',
  ],
  cancelledStatuses: [
    'cancelled',
    'canceled',
    'voided',
    'refunded',
    'failed',
    'expired',
    'declined',
    'trash',
    'wc-cancelled',
    'wc-refunded',
    'wc-failed',
    'storniert',
    'erstattet',
    'abgebrochen',
    'fehlgeschlagen',
  ],
  returnOrders: [],
  purchaseEvents: [
    'purchase',
    'purchased',
    'buy',
    'bought',
    'order',
    'ordered',
    'checkout',
    'transaction',
    'payment',
    'sale',
    'kauf',
  ],
  returnEvents: ['refund', 'refunded', 'return', 'returned', 'retoure'],
});

const texts = z.array(z.string().min(1));
const columnList = z
  .union([z.string().min(1), texts.min(1)])
  .transform((value): readonly string[] => (typeof value === 'string' ? [value] : value));

/** What a map file may contain. */
export const mappingSchema = z.strictObject({
  columns: z.strictObject(
    Object.fromEntries(roleNames.map((role) => [role, columnList.optional()])) as Record<
      Role,
      z.ZodOptional<typeof columnList>
    >,
  ),
  dateOrder: z.enum(dateOrders).optional(),
  dayZero: z.iso.date().optional(),
  zone: z.string().refine(isZone, 'expected a time zone such as Europe/London').optional(),
  guests: z.enum(guestModes).default(defaultSettings.guests),
  excludedProducts: texts.default([...defaultSettings.excludedProducts]),
  excludedNames: texts.default([...defaultSettings.excludedNames]),
  cancelledStatuses: texts.default([...defaultSettings.cancelledStatuses]),
  returnOrders: texts.default([...defaultSettings.returnOrders]),
  purchaseEvents: texts.default([...defaultSettings.purchaseEvents]),
  returnEvents: texts.default([...defaultSettings.returnEvents]),
});

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
