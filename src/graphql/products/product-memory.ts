import { LRUCache } from 'lru-cache';
import type { Product } from './product.type';

/** Limits memory; a larger catalogue keeps its most recently used products. */
const MAX_PRODUCTS = 20_000;

/** Version of the shared data that a request has seen, set by the first look-up that reads it. */
export interface SeenVersion {
  /** Null until it is known. */
  shared: string | null;
}

/** Caches products for one version of the shared data; a new version empties the cache. */
export class ProductMemory {
  private version = '';
  private readonly products = new LRUCache<number, Product>({ max: MAX_PRODUCTS });

  /** @param version version of the shared data that the request has seen */
  recall(version: string, ids: readonly number[]): (Product | undefined)[] {
    return ids.map((id) => this.recallOne(version, id));
  }

  recallOne(version: string, id: number): Product | undefined {
    this.moveTo(version);
    return version === this.version ? this.products.get(id) : undefined;
  }

  /** @param version as passed to `recall`, before the products were read */
  remember(version: string, products: Iterable<Product | null>): void {
    if (version !== this.version) return;
    for (const product of products) if (product) this.products.set(product.id, product);
  }

  /** Versions only increase; a request that started before the last change must not restore the old version. */
  private moveTo(version: string): void {
    if (version === this.version) return;
    if (this.version !== '' && BigInt(version) <= BigInt(this.version)) return;
    this.version = version;
    this.products.clear();
  }
}
