/**
 * Aisles and departments in the API. Their id is the shop's own id, or `name:` and the name where the shop's data contains
 * only names. It is read in the same form, for example in filters.
 */
import { canonicalExternalId } from '../../orders/external-id';

const BY_NAME = 'name:';

/** A row of the table `aisles` or `departments`. */
export interface CategoryRow {
  readonly id: number;
  readonly externalId: string | null;
  readonly name: string;
}

/** An aisle or a department as the API shows it. */
export interface Category {
  readonly id: string;
  /** Internal key, never part of an answer. */
  readonly key: number;
  readonly name: string;
}

export function toCategory({ id: key, externalId, name }: CategoryRow): Category {
  return { id: externalId ?? `${BY_NAME}${name}`, key, name };
}

/** The id as it is stored; undefined if the text cannot be one. */
export function canonicalCategoryId(text: string): string | undefined {
  const name = nameIn(text.trim());
  return name === undefined ? canonicalExternalId(text) : `${BY_NAME}${name}`;
}

/** The name in an id of the form `name:Milk`. */
export function nameIn(id: string): string | undefined {
  const name = id.startsWith(BY_NAME) ? id.slice(BY_NAME.length) : '';
  return canonicalExternalId(name);
}
