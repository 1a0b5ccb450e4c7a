import type { DataFormat } from './data-format';
import type { SimulatedOrder } from './simulated-user';

/** The values of `order_dow`, `order_hour_of_day` and `days_since_prior_order`. */
export type MomentColumns = (
  order: Pick<SimulatedOrder, 'dayOfWeek' | 'hour' | 'daysSincePrior'>,
) => readonly [dayOfWeek: string, hour: string, days: string];

/** Gaps are capped at this number of days: 30 means 30 or more. */
const MAX_DAYS = 30;

/** @param bare whether the files contain no times: days are empty, weekday and hour are always 0 */
export function momentColumns(format: DataFormat, bare: boolean): MomentColumns {
  // Kaggle pads hours with zeros: 08.
  const hourText = (hour: number) => (format === 'kaggle' ? `${hour}`.padStart(2, '0') : `${hour}`);
  if (bare) return () => ['0', hourText(0), ''];
  const hours = Array.from({ length: 24 }, (_, hour) => hourText(hour));
  // Decimal numbers, as in the original files.
  const days = Array.from({ length: MAX_DAYS + 1 }, (_, count) => `${count}.0`);
  return ({ dayOfWeek, hour, daysSincePrior }) => [
    `${dayOfWeek}`,
    hours[hour],
    daysSincePrior === undefined ? '' : days[Math.min(MAX_DAYS, daysSincePrior)],
  ];
}
