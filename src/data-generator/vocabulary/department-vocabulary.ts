/**
 * What the catalogue is made of. Ids and names of departments and aisles, and the rounded figures on how much of each
 * is stocked, bought and bought again, follow Instacart's public data; the words are our own.
 */
export interface DepartmentVocabulary {
  readonly id: number;
  readonly name: string;
  /** Words before a name: how it is made or for whom. Separated by commas. */
  readonly qualities: string;
  /** Sentences for descriptions, without the full stop. Separated by semicolons. */
  readonly notes: string;
  readonly aisles: readonly AisleVocabulary[];
}

export interface AisleVocabulary {
  readonly id: number;
  readonly name: string;
  readonly trade: AisleTrade;
  /** What is sold, the most bought first. Separated by commas. */
  readonly nouns: string;
  /** Flavours and varieties that go with each of the nouns. Separated by commas. */
  readonly kinds: string;
}

export interface AisleTrade {
  /** How many of about 50,000 products stand here. */
  readonly products: number;
  /** How many of a thousand order items come from here. */
  readonly demand: number;
  /** 0 to 1: how readily a product that was bought once becomes a favourite. */
  readonly habit: number;
  /** Days until one pack is used up, for the typical product. */
  readonly interval: number;
  /** Price of the typical product, in whole currency units. */
  readonly price: number;
  readonly pack: PackKind;
}

/** How a product is packed, which decides the sizes it comes in (see product-text.ts). */
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
