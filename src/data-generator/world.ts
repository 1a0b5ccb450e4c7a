import { buildMates } from './basket-mates';
import type { BasketMates } from './basket-mates';
import { buildCatalogue } from './generated-catalogue';
import type { Catalogue } from './generated-catalogue';
import type { Character } from './characters/character';
import { Circles } from './circles';
import { Occasions } from './occasions';
import { Siblings } from './siblings';
import { TasteTables } from './taste-tables';

/** What all users share. */
export interface World {
  readonly character: Character;
  readonly seed: number;
  readonly catalogue: Catalogue;
  readonly tastes: TasteTables;
  readonly mates: BasketMates;
  readonly occasions: Occasions;
  readonly siblings: Siblings;
  /** Undefined if users explore by taste alone. */
  readonly circles: Circles | undefined;
}

/** @param products size of the catalogue, see `buildCatalogue` */
export function buildWorld(character: Character, seed: number, products: number): World {
  const catalogue = buildCatalogue(seed, products);
  const tastes = new TasteTables(seed, catalogue);
  return {
    character,
    seed,
    catalogue,
    tastes,
    mates: buildMates(seed, catalogue),
    occasions: new Occasions(catalogue),
    siblings: new Siblings(catalogue),
    circles: character.circles && new Circles(seed, character.circles, tastes, products),
  };
}
