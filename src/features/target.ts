/** A target: the user whose basket is predicted, the cutoff, and the context of the order. */
export interface Target {
  readonly userId: number;
  /** The cutoff. The history contains every known order with a smaller number. */
  readonly orderNumber: number;
  /** 0 for the next order, 1 for the last known one, and so on; also the lag level of aggregates over all users. */
  readonly lag: number;
  readonly context: TargetContext;
}

/** Unknown numbers are NaN. */
export interface TargetContext {
  /** 0 to 6. */
  readonly dayOfWeek: number;
  /** 0 to 23. */
  readonly hourOfDay: number;
  readonly daysSincePriorOrder: number;
  /** Day of the year, 1 to 366; NaN if orders have no dates. */
  readonly dayOfYear: number;
}

/** The context as a grain of the feature row. */
export const contextColumns = [
  'day_of_week',
  'hour_of_day',
  'days_since_prior_order',
  'day_cos',
  'day_sin',
  'hour_cos',
  'hour_sin',
  'season_cos',
  'season_sin',
] as const;

/** @returns one number per column of {@link contextColumns}; day, hour and season are points on a circle */
export function contextValues(context: TargetContext): Float64Array {
  const day = circle(context.dayOfWeek, 7);
  const hour = circle(context.hourOfDay, 24);
  const season = circle(context.dayOfYear, 365.25);
  const values: Readonly<Record<(typeof contextColumns)[number], number>> = {
    day_of_week: context.dayOfWeek,
    hour_of_day: context.hourOfDay,
    days_since_prior_order: context.daysSincePriorOrder,
    day_cos: day.cos,
    day_sin: day.sin,
    hour_cos: hour.cos,
    hour_sin: hour.sin,
    season_cos: season.cos,
    season_sin: season.sin,
  };
  return Float64Array.from(contextColumns, (name) => values[name]);
}

function circle(value: number, period: number): { readonly cos: number; readonly sin: number } {
  const angle = (2 * Math.PI * value) / period;
  return { cos: Math.cos(angle), sin: Math.sin(angle) };
}
