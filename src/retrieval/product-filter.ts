import type { ProductTable } from '../features/product-table';

/** Which products may be recommended; absent parts do not restrict. Unavailable products never may. */
export interface ProductFilter {
  readonly departmentIds?: readonly number[];
  readonly aisleIds?: readonly number[];
  readonly excludeProductIds?: readonly number[];
  /** Leave out everything that the user bought before. */
  readonly excludeHistory?: boolean;
  readonly minPrice?: number;
  readonly maxPrice?: number;
}

/** Product index -> may it appear? */
export type Admission = (product: number) => boolean;

/**
 * @param unavailable ids of the products that are not available at this moment
 * @param dismissed ids that this user does not want to see
 */
export function admission(
  products: ProductTable,
  filter: ProductFilter,
  unavailable: ReadonlySet<number>,
  dismissed: ReadonlySet<number>,
): Admission {
  const { ids, aisleIds, departmentIds, prices } = products;
  const aisles = filter.aisleIds && new Set(filter.aisleIds);
  const departments = filter.departmentIds && new Set(filter.departmentIds);
  const excluded = new Set(filter.excludeProductIds);
  const { minPrice, maxPrice } = filter;
  return (product) => {
    const id = ids[product];
    if (unavailable.has(id) || excluded.has(id) || dismissed.has(id)) return false;
    if (aisles && !aisles.has(aisleIds[product])) return false;
    if (departments && !departments.has(departmentIds[product])) return false;
    const price = prices[product];
    // A product without a price is in no price range.
    if (minPrice !== undefined && !(price >= minPrice)) return false;
    return maxPrice === undefined || price <= maxPrice;
  };
}
