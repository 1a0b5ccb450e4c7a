import { dayOfYear } from '../features/read-targets';
import type { KnownTarget } from '../features/read-targets';
import type { Target, TargetContext } from '../features/target';
import type { OrderContext } from './recommendation';

const dayMs = 86_400_000;

/**
 * The context of the order to predict: what the caller says, else what the announced order says, else the present
 * moment and the days since the last order (the user's usual days where orders are not dated).
 *
 * Past targets (lag 1 and more) always carry their own context; the clock is never asked for them.
 */
export function withContext(target: KnownTarget, given: OrderContext, now: Date): Target {
  const { context, lag, lastOrderedAt, usualGapDays } = target;
  const unknown: TargetContext = { dayOfWeek: NaN, hourOfDay: NaN, daysSincePriorOrder: NaN, dayOfYear: NaN };
  const present: TargetContext = {
    ...presentMoment(now),
    daysSincePriorOrder: lastOrderedAt
      ? Math.max(0, (now.getTime() - lastOrderedAt.getTime()) / dayMs)
      : usualGapDays,
    dayOfYear: lastOrderedAt ? dayOfYear(now) : NaN,
  };
  const standIn = lag === 0 ? present : unknown;
  return {
    ...target,
    context: {
      dayOfWeek: given.dayOfWeek ?? known(context.dayOfWeek, standIn.dayOfWeek),
      hourOfDay: given.hourOfDay ?? known(context.hourOfDay, standIn.hourOfDay),
      daysSincePriorOrder:
        given.daysSincePriorOrder ?? known(context.daysSincePriorOrder, standIn.daysSincePriorOrder),
      dayOfYear: known(context.dayOfYear, standIn.dayOfYear),
    },
  };
}

/** Day and hour in the server's time zone; Instacart counts days from Saturday (0). */
export function presentMoment(now: Date): { dayOfWeek: number; hourOfDay: number } {
  return { dayOfWeek: (now.getDay() + 1) % 7, hourOfDay: now.getHours() };
}

function known(value: number, standIn: number): number {
  return Number.isNaN(value) ? standIn : value;
}
