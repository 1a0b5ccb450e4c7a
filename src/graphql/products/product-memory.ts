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
  private readonly byKey = new LRUCache<number, Product>({ max: MAX_PRODUCTS });
  private readonly byId = new LRUCache<string, Product>({ max: MAX_PRODUCTS });

  /** @param version version of the shared data that the request has seen */
  recall(version: string, keys: readonly number[]): (Product | undefined)[] {
    return keys.map((key) => this.recallOne(version, key));
  }

  recallOne(version: string, key: number): Product | undefined {
    return this.holds(version) ? this.byKey.get(key) : undefined;
  }

  /** @param ids the shop's own ids */
  recallByIds(version: string, ids: readonly string[]): (Product | undefined)[] {
    return ids.map((id) => (this.holds(version) ? this.byId.get(id) : undefined));
  }

  /** @param version as passed to `recall`, before the products were read */
  remember(version: string, products: Iterable<Product | null>): void {
    if (version !== this.version) return;
    for (const product of products) {
      if (!product) continue;
      this.byKey.set(product.key, product);
      this.byId.set(product.id, product);
    }
  }

  private holds(version: string): boolean {
    this.moveTo(version);
    return version === this.version;
  }

  /** Versions only increase; a request that started before the last change must not restore the old version. */
  private moveTo(version: string): void {
    if (version === this.version) return;
    if (this.version !== '' && BigInt(version) <= BigInt(this.version)) return;
    this.version = version;
    this.byKey.clear();
    this.byId.clear();
  }
}
