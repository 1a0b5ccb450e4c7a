import type { Catalogue } from './catalogue';
import type { Random } from './random';

/** How many products to either side are near enough to be taken for one another. */
const reach = 2;

/** Products that stand side by side: each aisle is a ring in which neighbours do the same job. */
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

  /** One of the nearest; the product itself only where its aisle holds no other. */
  draw(product: number, random: Random): number {
    const ring = this.rings[this.catalogue.aisleId[product]];
    const step = 1 + random.below(Math.min(reach, Math.max(1, ring.length - 1)));
    const forward = random.chance(0.5) ? step : ring.length - step;
    return ring.length === 1 ? product : ring[(this.place[product] + forward) % ring.length];
  }
}
