/** The columns of the orders file that are about time. */
import { ORDER_MOMENT_TEXT, parseOrderMoment } from '../orders/order-moment';
import type { ShopZone } from '../orders/shop-zone';
import { COPY_NULL, isMissing } from './column-type';
import type { ColumnType } from './column-type';

/** Staging columns that a moment fills besides its own, in this order. */
export const momentTargets = ['moment_kind', 'local_day', 'local_hour'] as const;

const unknownMoment = [COPY_NULL, ...momentTargets.map(() => COPY_NULL)].join('\t');

/** The moment of an order, its kind, and its day and hour in the shop's time zone; a date alone has no hour. */
export function momentIn(zone: ShopZone): ColumnType {
  return {
    expected: `${ORDER_MOMENT_TEXT}, or nothing`,
    toCopy: (value) => {
      if (isMissing(value)) return unknownMoment;
      const found = parseOrderMoment(value, zone);
      if (!found) return undefined;
      const { dayNumber, hourOfDay } = zone.localTime(found.moment);
      const hour = found.kind === 'date' ? COPY_NULL : hourOfDay;
      return `${found.moment.toISOString()}\t${found.kind}\t${dayNumber}\t${hour}`;
    },
  };
}

/**
 * The type, or nothing. Programs that write missing values often turn the column's whole numbers into decimal ones, so 8.0
 * counts as 8.
 */
export function orMissing(type: ColumnType): ColumnType {
  return {
    expected: type.expected,
    toCopy: (value) =>
      isMissing(value) ? COPY_NULL : (type.toCopy(value) ?? type.toCopy(value.replace(/\.0+\s*$/, ''))),
  };
}
