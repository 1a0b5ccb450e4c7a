import { ProductWriter } from './product-text';
import { Random } from '../lib/random';
import { shareOut } from './share-out';
import { allDepartments } from './vocabulary/all-departments';
import type { AisleVocabulary, DepartmentVocabulary } from './vocabulary/department-vocabulary';

/** The products of the shop. Here products are identified by an index from 0; in the files, the id is the index plus 1. */
export interface Catalogue {
  readonly size: number;
  readonly names: readonly string[];
  readonly descriptions: readonly string[];
  readonly aisleId: Uint8Array;
  readonly departmentId: Uint8Array;
  /** Share of all purchases if all users had the same taste; Zipf-like within an aisle. */
  readonly demand: Float64Array;
  /** 0 to 1: tendency to become a favourite. */
  readonly habit: Float64Array;
  /** Days until one pack is used up. */
  readonly interval: Float64Array;
  readonly priceCents: Int32Array;
  /** Price as a multiple of the aisle's typical price. */
  readonly priceLevel: Float64Array;
}

/** Every aisle has at least one product. */
export const MIN_PRODUCTS = allDepartments.reduce((count, department) => count + department.aisles.length, 0);

/** The size of Instacart's catalogue; a test ensures that the vocabulary yields this many distinct names. */
export const MAX_PRODUCTS = 49_688;

/**
 * Builds the catalogue. Products are distributed over the aisles in the shop's proportions and numbered in random order.
 *
 * @param size number of products, from `MIN_PRODUCTS` to `MAX_PRODUCTS`
 */
export function buildCatalogue(seed: number, size: number): Catalogue {
  const shelves = allShelves();
  const counts = shareOut(
    size,
    shelves.map(({ aisle }) => aisle.trade.products),
  );
  const ids = shuffledIds(new Random(seed, 'product order'), size);
  const random = new Random(seed, 'products');
  const taken = new Set<string>();
  const names = new Array<string>(size);
  const descriptions = new Array<string>(size);
  const columns = {
    aisleId: new Uint8Array(size),
    departmentId: new Uint8Array(size),
    demand: new Float64Array(size),
    habit: new Float64Array(size),
    interval: new Float64Array(size),
    priceCents: new Int32Array(size),
    priceLevel: new Float64Array(size),
  };
  let written = 0;
  shelves.forEach(({ department, aisle }, place) => {
    const { demand, habit, interval, price } = aisle.trade;
    const writer = new ProductWriter(random, department, aisle, taken);
    const rankWeights = rankWeightsOf(counts[place]);
    const rankSum = rankWeights.reduce((sum, weight) => sum + weight, 0);
    for (let rank = 0; rank < counts[place]; rank++) {
      const product = ids[written++];
      const text = writer.next();
      names[product] = text.name;
      descriptions[product] = text.description;
      columns.aisleId[product] = aisle.id;
      columns.departmentId[product] = department.id;
      columns.demand[product] = ((demand / 1000) * rankWeights[rank]) / rankSum;
      columns.habit[product] = Math.min(0.95, habit * random.between(0.7, 1.3));
      columns.interval[product] = Math.max(2, interval * random.between(0.75, 1.3));
      columns.priceLevel[product] = random.between(0.65, 1.5);
      columns.priceCents[product] = shelfPrice(
        price * columns.priceLevel[product] * (0.85 + 0.2 * text.sizeStep),
      );
    }
  });
  return { size, names, descriptions, ...columns };
}

interface Shelf {
  readonly department: DepartmentVocabulary;
  readonly aisle: AisleVocabulary;
}

function allShelves(): readonly Shelf[] {
  return allDepartments.flatMap((department) => department.aisles.map((aisle) => ({ department, aisle })));
}

/** 0 to `size` - 1 in random order (Fisher-Yates), so that a product's id is unrelated to its properties. */
function shuffledIds(random: Random, size: number): Int32Array {
  const ids = Int32Array.from({ length: size }, (_, i) => i);
  for (let i = size - 1; i > 0; i--) {
    const other = random.below(i + 1);
    [ids[i], ids[other]] = [ids[other], ids[i]];
  }
  return ids;
}

/** Maximum number of products in an aisle of a small shop. */
const SMALL_AISLE = 64;
/** Increase of the exponent when an aisle is e times as large; chosen such that the head has the right share at full size. */
const EXPONENT_GROWTH = 0.19;

/**
 * Sales weights of the products of an aisle, best seller first: Zipf-Mandelbrot with exponent 1 in a small aisle, so the
 * second sells two thirds of the first, the tenth two elevenths. In a large aisle the exponent is larger: it has many
 * additional products with few buyers, which take little from the best sellers. That is how Instacart's bananas keep
 * 1.5 % of all purchases among 49,688 products.
 */
function rankWeightsOf(count: number): readonly number[] {
  const exponent = 1 + EXPONENT_GROWTH * Math.max(0, Math.log(count / SMALL_AISLE));
  return Array.from({ length: count }, (_, rank) =>
    exponent === 1 ? 1 / (rank + 2) : (rank + 2) ** -exponent,
  );
}

/** A price in cents that ends in 9, at least 49. */
function shelfPrice(units: number): number {
  return Math.max(49, 10 * Math.round(units * 10) - 1);
}
