import { type BasketMates, buildMates } from './basket-mates';
import { buildCatalogue, type Catalogue } from './catalogue';
import { Occasions } from './occasions';
import { TasteTables } from './taste-tables';

/** What all users share. */
export interface World {
  readonly seed: number;
  readonly catalogue: Catalogue;
  readonly tastes: TasteTables;
  readonly mates: BasketMates;
  readonly occasions: Occasions;
}

/** @param products size of the catalogue, see `buildCatalogue` */
export function buildWorld(seed: number, products: number): World {
  const catalogue = buildCatalogue(seed, products);
  return {
    seed,
    catalogue,
    tastes: new TasteTables(seed, catalogue),
    mates: buildMates(seed, catalogue),
    occasions: new Occasions(catalogue),
  };
}
