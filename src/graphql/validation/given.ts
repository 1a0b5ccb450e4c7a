type Given<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> };

/** Drops what the client left out or sent as null: GraphQL treats both alike, the words of src/recommend have neither. */
export function given<T extends object>(input: T): Given<T> {
  const entries = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(entries) as Given<T>;
}
