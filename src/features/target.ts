/** A target: whose basket is predicted, as of which cutoff, in which circumstances. */
export interface Target {
  readonly userId: number;
  /** The cutoff: history is every known order with a smaller number. */
  readonly orderNumber: number;
  /** 0 for the next order, 1 for the last known one, ...: the level of what is aggregated over users. */
  readonly lag: number;
  readonly context: TargetContext;
}

/** NaN where a number is not known. */
export interface TargetContext {
  /** 0 to 6. */
  readonly dayOfWeek: number;
  /** 0 to 23. */
  readonly hourOfDay: number;
  readonly daysSincePriorOrder: number;
  /** Day of the year, 1 to 366, where orders are dated. */
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

/** @returns one number for each of {@link contextColumns}; times of day, week and year as points on a clock */
export function contextValues(context: TargetContext): Float64Array {
  const clock = (value: number, period: number) => [
    Math.cos((2 * Math.PI * value) / period),
    Math.sin((2 * Math.PI * value) / period),
  ];
  return Float64Array.from([
    context.dayOfWeek,
    context.hourOfDay,
    context.daysSincePriorOrder,
    ...clock(context.dayOfWeek, 7),
    ...clock(context.hourOfDay, 24),
    ...clock(context.dayOfYear, 365.25),
  ]);
}
