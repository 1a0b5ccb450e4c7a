import type { Pool } from 'pg';
import { loadCatalogue } from '../retrieval/catalogue';
import type { Catalogue } from '../retrieval/catalogue';

/** The catalogue as of a lag level. */
export type CatalogueOf = (lag: number) => Promise<Catalogue>;

/** A training run reads one level after the other, and alternates between at most two. */
const MAX_CATALOGUES = 2;

/**
 * Caches the two catalogues that were used last. With 50,000 products, one takes seconds to load and tens of megabytes.
 * Create the cache after the product aggregates are refreshed: it does not notice later changes.
 */
export function cachedCatalogues(pool: Pool): CatalogueOf {
  const catalogues = new Map<number, Promise<Catalogue>>();
  return (lag) => {
    const catalogue = catalogues.get(lag) ?? loadCatalogue(pool, lag);
    catalogues.delete(lag);
    catalogues.set(lag, catalogue);
    if (catalogues.size > MAX_CATALOGUES) catalogues.delete(catalogues.keys().next().value as number);
    return catalogue;
  };
}
