/**
 * The words of the catalogue. Ids and names of departments and aisles, and the rounded shares of products, purchases and
 * reorders, follow Instacart's public data; all other words were written for this project.
 */
export interface DepartmentVocabulary {
  readonly id: number;
  readonly name: string;
  /** Words before a name: how it is made or for whom. Comma-separated. */
  readonly qualities: string;
  /** Sentences for descriptions, without the full stop. Semicolon-separated. */
  readonly notes: string;
  readonly aisles: readonly AisleVocabulary[];
}

export interface AisleVocabulary {
  readonly id: number;
  readonly name: string;
  readonly trade: AisleTrade;
  /** Kinds of products, most popular first. Comma-separated. */
  readonly nouns: string;
  /** Flavours and varieties that fit all of the nouns. Comma-separated. */
  readonly kinds: string;
}

export interface AisleTrade {
  /** Number of products in this aisle, of about 50,000 in total. */
  readonly products: number;
  /** Number of order items from this aisle per thousand. */
  readonly demand: number;
  /** 0 to 1: tendency of a product to become a favourite after its first purchase. */
  readonly habit: number;
  /** Days until one pack of the typical product is used up. */
  readonly interval: number;
  /** Price of the typical product, in whole currency units. */
  readonly price: number;
  readonly pack: PackKind;
}

/** How a product is packed, which determines its sizes (see product-text.ts). */
export type PackKind =
  | 'bottle'
  | 'cans'
  | 'count'
  | 'eggs'
  | 'grams'
  | 'inches'
  | 'litres'
  | 'loaf'
  | 'ml'
  | 'produce'
  | 'rolls'
  | 'spice'
  | 'tablets'
  | 'tea';
