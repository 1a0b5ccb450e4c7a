import type { DataFormat } from './data-format';
import type { SimulatedOrder } from './simulated-user';

/** The texts of `order_dow`, `order_hour_of_day` and `days_since_prior_order`. */
export type MomentColumns = (
  order: Pick<SimulatedOrder, 'dayOfWeek' | 'hour' | 'daysSincePrior'>,
) => readonly [dayOfWeek: string, hour: string, days: string];

/** Longest gap between orders that the files tell apart, in days: 30 means 30 or more. */
const maxDays = 30;

/** @param bare whether the files keep quiet about time: days empty, weekday and hour always 0 */
export function momentColumns(format: DataFormat, bare: boolean): MomentColumns {
  // Kaggle pads hours: 08.
  const hourText = (hour: number) => (format === 'kaggle' ? `${hour}`.padStart(2, '0') : `${hour}`);
  if (bare) return () => ['0', hourText(0), ''];
  const hours = Array.from({ length: 24 }, (_, hour) => hourText(hour));
  // Written as the real files do, as decimal numbers.
  const days = Array.from({ length: maxDays + 1 }, (_, count) => `${count}.0`);
  return ({ dayOfWeek, hour, daysSincePrior }) => [
    `${dayOfWeek}`,
    hours[hour],
    daysSincePrior === undefined ? '' : days[Math.min(maxDays, daysSincePrior)],
  ];
}
