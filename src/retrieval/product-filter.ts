import type { ProductTable } from '../features/product-table';

/** Restricts which products may be recommended; all given parts must hold. Unavailable products are always excluded. */
export interface ProductFilter {
  readonly departmentIds?: readonly number[];
  readonly aisleIds?: readonly number[];
  readonly excludeProductIds?: readonly number[];
  /** Excludes all products that the user has bought before. */
  readonly excludeHistory?: boolean;
  readonly minPrice?: number;
  readonly maxPrice?: number;
}

/** Whether the filter has any part that may exclude a product. */
export function restricts({ excludeProductIds, excludeHistory, ...others }: ProductFilter): boolean {
  if (excludeHistory || (excludeProductIds && excludeProductIds.length > 0)) return true;
  return Object.values(others).some((part) => part !== undefined);
}

/** Whether the product with this index may be recommended. */
export type Admission = (product: number) => boolean;

/**
 * @param unavailable ids of the products that are unavailable now
 * @param dismissed ids of the products that this user dismissed
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
