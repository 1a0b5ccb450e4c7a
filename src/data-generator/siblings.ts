import type { Catalogue } from './generated-catalogue';
import type { Random } from '../lib/random';

/** Number of products on either side that can replace a product. */
const REACH = 2;

/** Similar products: each aisle is a ring in which neighbours serve the same purpose. */
export class Siblings {
  private readonly rings: readonly (readonly number[])[];
  private readonly place: Int32Array;

  constructor(private readonly catalogue: Catalogue) {
    const rings: number[][] = Array.from({ length: 256 }, () => []);
    this.place = catalogue.aisleId.reduce((places, aisle, product) => {
      places[product] = rings[aisle].push(product) - 1;
      return places;
    }, new Int32Array(catalogue.size));
    this.rings = rings;
  }

  /** One of the nearest products; the product itself only if its aisle has no other. */
  draw(product: number, random: Random): number {
    const ring = this.rings[this.catalogue.aisleId[product]];
    const step = 1 + random.below(Math.min(REACH, Math.max(1, ring.length - 1)));
    const forward = random.chance(0.5) ? step : ring.length - step;
    return ring.length === 1 ? product : ring[(this.place[product] + forward) % ring.length];
  }
}
