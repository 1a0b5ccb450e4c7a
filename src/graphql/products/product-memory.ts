import { LRUCache } from 'lru-cache';
import type { Product } from './product.type';

/** Products as they are printed; the most asked for of a large catalogue. */
const mostProducts = 20_000;

/** What products are like, for as long as the catalogue does not change: all are forgotten with a new version. */
export class ProductMemory {
  private version = '';
  private readonly products = new LRUCache<number, Product>({ max: mostProducts });

  /** @param version everybody's version of the data, read by the request that asks */
  recall(version: string, ids: readonly number[]): (Product | undefined)[] {
    return ids.map((id) => this.recallOne(version, id));
  }

  recallOne(version: string, id: number): Product | undefined {
    this.turnTo(version);
    return version === this.version ? this.products.get(id) : undefined;
  }

  /** @param version as `recall` had it, before the products were read */
  remember(version: string, products: Iterable<Product | null>): void {
    if (version !== this.version) return;
    for (const product of products) if (product) this.products.set(product.id, product);
  }

  /** Versions grow; a request that began before the last change does not bring the old one back. */
  private turnTo(version: string): void {
    if (version === this.version) return;
    if (this.version !== '' && BigInt(version) <= BigInt(this.version)) return;
    this.version = version;
    this.products.clear();
  }
}
