/** A row of a log after its fields were understood: one product in one order, or its return. */
export interface LogLine {
  readonly part: number;
  readonly line: number;
  /** Null for a guest, and where only another row of the order has the user. */
  readonly user: string | null;
  readonly product: string;
  readonly order: string | null;
  readonly orderNumber: number | null;
  /** Null if the log has no times, or only day numbers. */
  readonly moment: Date | null;
  /** Days since 1970-01-01 in the zone of the row, or the day number of the log. */
  readonly localDay: number | null;
  /** Null if only the day is known. */
  readonly hourOfDay: number | null;
  /** Orders the rows of a log in time: milliseconds where there are times, else order numbers. */
  readonly sortTime: number;
  /** Positive, also of a return. */
  readonly quantity: number;
  readonly unitPrice: number | null;
  readonly productName: string | null;
  readonly aisle: string | null;
  readonly department: string | null;
  readonly isReturn: boolean;
  readonly isCancelled: boolean;
}

/** Why a row that is valid is not an order item. */
export const exclusions = ['fee or voucher', 'not a purchase', 'without a product', 'quantity 0'] as const;
export type Exclusion = (typeof exclusions)[number];

export type ReadLine =
  | { readonly kind: 'line'; readonly line: LogLine }
  | { readonly kind: 'excluded'; readonly reason: Exclusion }
  | { readonly kind: 'rejected'; readonly column: string; readonly value: string; readonly reason: string };

/** How times of a log become moments, and on which day and in which hour of the shop these are. */
export interface LocalClock {
  /** The moment of a local time; a repeated hour is the first one, a skipped one moves forward. */
  readonly momentOf: (dayNumber: number, secondOfDay: number) => Date;
  /** The beginning of the shop's day: a date without a time is a day of the shop, whatever the zone of the log. */
  readonly startOfDay: (dayNumber: number) => Date;
  readonly localTime: (moment: Date) => { readonly dayNumber: number; readonly hourOfDay: number };
}
