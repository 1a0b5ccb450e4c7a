import type { Pool } from 'pg';
import { loadCatalogue } from '../retrieval/catalogue';
import type { Catalogue } from '../retrieval/catalogue';

/** The catalogue as of a lag level. */
export type CatalogueOf = (lag: number) => Promise<Catalogue>;

/** A training run walks through the levels one after the other, and back and forth between two of them. */
const kept = 2;

/**
 * Loads a catalogue once and keeps the two that were asked for last: at 50,000 products one takes some seconds to load,
 * and some tens of megabytes. To be made after the product aggregates are, since nothing tells it when they change.
 */
export function rememberedCatalogues(pool: Pool): CatalogueOf {
  const catalogues = new Map<number, Promise<Catalogue>>();
  return (lag) => {
    const catalogue = catalogues.get(lag) ?? loadCatalogue(pool, lag);
    catalogues.delete(lag);
    catalogues.set(lag, catalogue);
    if (catalogues.size > kept) catalogues.delete(catalogues.keys().next().value as number);
    return catalogue;
  };
}
