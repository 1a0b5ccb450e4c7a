/** When and in which circumstances a recorded order happened: what the client said, else what the moment tells. */
import type { OrderModel } from '../../db/generated/models';
import { presentMoment } from '../../recommend/serving-context';
import type { RecordOrderInput } from './record-order.input';

export type Circumstances = Pick<OrderModel, 'dayOfWeek' | 'hourOfDay' | 'daysSincePriorOrder' | 'orderedAt'>;

const millisecondsPerDay = 86_400_000;

/**
 * Each part by itself: as given; else from `orderedAt` as given; else as announced; else from the present moment.
 *
 * @param announced the circumstances of the announced order that is completed; null for a new one
 * @param previousAt the moment of the user's last dated order, if it is the order just before this one; else null
 */
export function orderCircumstances(
  input: RecordOrderInput,
  announced: Circumstances | null,
  previousAt: Date | null,
  now: Date,
): Circumstances {
  // A clock that was set back does not make orders go back.
  const present = previousAt && previousAt > now ? previousAt : now;
  const orderedAt = input.orderedAt ?? present;
  const kept = input.orderedAt ? null : announced;
  const clock = presentMoment(orderedAt);
  const elapsed = previousAt && (orderedAt.getTime() - previousAt.getTime()) / millisecondsPerDay;
  return {
    orderedAt,
    dayOfWeek: input.dayOfWeek ?? kept?.dayOfWeek ?? clock.dayOfWeek,
    hourOfDay: input.hourOfDay ?? kept?.hourOfDay ?? clock.hourOfDay,
    daysSincePriorOrder:
      input.daysSincePriorOrder ??
      kept?.daysSincePriorOrder ??
      elapsed ??
      announced?.daysSincePriorOrder ??
      null,
  };
}
