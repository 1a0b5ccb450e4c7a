type Given<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> };

/** Removes fields that the client omitted or set to null. GraphQL treats both alike; src/recommend has neither. */
export function given<T extends object>(input: T): Given<T> {
  const entries = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}
