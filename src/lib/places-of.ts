/** The position of each named column in a row, so that rows are filled by name: `row[start + place.stage1_score]`. */
export function placesOf<const Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.freeze(Object.fromEntries(names.map((name, place) => [name, place]))) as Record<Name, number>;
}
