import { AliasTable } from './alias-table';
import type { Catalogue } from './generated-catalogue';
import { Random } from '../lib/random';
import { commonDepartmentFactors, tastes } from './tastes';
import type { Taste } from './tastes';
import { allDepartments } from './vocabulary/all-departments';

/** Draws products by taste. Tastes are identified by their index in `tastes`. */
export class TasteTables {
  private readonly tables: readonly AliasTable[];
  private readonly factors: readonly Float64Array[];

  constructor(
    seed: number,
    private readonly catalogue: Catalogue,
  ) {
    this.factors = tastes.map(aisleFactors);
    this.tables = tastes.map((taste, index) => {
      const weights = tasteWeights(catalogue, taste, this.factors[index], new Random(seed, 'taste', index));
      return new AliasTable(weights);
    });
  }

  draw(taste: number, random: Random): number {
    return this.tables[taste].draw(random);
  }

  /** True if people of this taste never buy the product. */
  avoids(taste: number, product: number): boolean {
    return this.factors[taste][this.catalogue.aisleId[product]] === 0;
  }
}

/** Demand factor by aisle id. @throws Error if a department or an aisle of the taste does not exist */
function aisleFactors(taste: Taste): Float64Array {
  const unused = new Set([...Object.keys(taste.departments ?? {}), ...Object.keys(taste.aisles ?? {})]);
  const factors = new Float64Array(256);
  for (const department of allDepartments) {
    unused.delete(department.name);
    const common = taste.departments?.[department.name] ?? commonDepartmentFactors[department.name] ?? 1;
    for (const aisle of department.aisles) {
      unused.delete(aisle.name);
      factors[aisle.id] = taste.aisles?.[aisle.name] ?? common;
    }
  }
  if (unused.size > 0) {
    throw new Error(
      `Expected taste "${taste.name}" to use existing departments and aisles, found ${[...unused].join(', ')}.`,
    );
  }
  return factors;
}

/** Within an aisle, too, people of the same taste prefer the same products. */
const whims = [0.2, 0.4, 0.7, 1, 1, 1.5, 3];

function tasteWeights(
  catalogue: Catalogue,
  taste: Taste,
  factors: Float64Array,
  random: Random,
): Float64Array {
  return catalogue.demand.map((demand, product) => {
    const whim = random.pick(whims);
    return (
      demand * factors[catalogue.aisleId[product]] * whim * priceFactor(taste, catalogue.priceLevel[product])
    );
  });
}

function priceFactor({ leansTo }: Taste, priceLevel: number): number {
  if (leansTo === 'cheap') return 1 / (priceLevel * priceLevel);
  return leansTo === 'dear' ? priceLevel * priceLevel : 1;
}
