/** The user's choices: the moment of the next order, and filters for the list. */
export interface Question {
  /** Null for the announced moment, or the present. */
  readonly dayOfWeek: number | null;
  readonly hourOfDay: number | null;
  readonly daysSincePriorOrder: number | null;
  readonly departmentIds: readonly string[];
  readonly maxPrice: number | null;
  readonly excludeHistory: boolean;
  readonly leftOut: readonly { readonly id: string; readonly name: string }[];
}

export const openQuestion: Question = {
  dayOfWeek: null,
  hourOfDay: null,
  daysSincePriorOrder: null,
  departmentIds: [],
  maxPrice: null,
  excludeHistory: false,
  leftOut: [],
};

/** Only the fields that were changed; null if there are none. */
export function contextOf({ dayOfWeek, hourOfDay, daysSincePriorOrder }: Question) {
  return withoutNulls({ dayOfWeek, hourOfDay, daysSincePriorOrder });
}

/** Only the active filters; null if there are none. */
export function filterOf({ departmentIds, maxPrice, excludeHistory, leftOut }: Question) {
  return withoutNulls({
    departmentIds: departmentIds.length > 0 ? [...departmentIds] : null,
    maxPrice,
    excludeHistory: excludeHistory || null,
    excludeProductIds: leftOut.length > 0 ? leftOut.map(({ id }) => id) : null,
  });
}

type Given<T> = { -readonly [K in keyof T]?: Exclude<T[K], null> };

function withoutNulls<T extends object>(fields: T): Given<T> | null {
  const given = Object.entries(fields).filter(([, value]) => value !== null);
  return given.length > 0 ? (Object.fromEntries(given) as Given<T>) : null;
}
