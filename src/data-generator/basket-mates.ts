/**
 * Products that are bought together: a user who takes spaghetti may also take a matching sauce and parmesan. Mates lead
 * users to products that they would not have found otherwise.
 */
import { AliasTable } from './alias-table';
import type { Catalogue } from './generated-catalogue';
import { Random } from '../lib/random';
import { allDepartments } from './vocabulary/all-departments';

/** Mates of product p: `mate[start[p]]` to `mate[start[p + 1] - 1]`. */
export interface BasketMates {
  readonly start: Int32Array;
  readonly mate: Int32Array;
}

/** Each product of the first aisle gets one mate from each of the other aisles. */
const recipes: readonly (readonly [trigger: string, ...mates: string[]])[] = [
  ['dry pasta', 'pasta sauce', 'specialty cheeses'],
  ['fresh pasta', 'pasta sauce', 'fresh herbs'],
  ['tortillas flat bread', 'latino foods', 'preserved dips spreads'],
  ['buns rolls', 'meat counter', 'condiments'],
  ['hot dogs bacon sausage', 'buns rolls', 'eggs'],
  ['hot cereal pancake mixes', 'honeys syrups nectars', 'butter'],
  ['cereal', 'milk'],
  ['bread', 'butter', 'spreads'],
  ['breakfast bakery', 'other creams cheeses'],
  ['chips pretzels', 'fresh dips tapenades', 'soft drinks'],
  ['baking ingredients', 'butter', 'eggs'],
  ['doughs gelatins bake mixes', 'baking supplies decor', 'eggs'],
  ['asian foods', 'grains rice dried goods', 'tofu meat alternatives'],
  ['indian foods', 'grains rice dried goods', 'yogurt'],
  ['coffee', 'cream'],
  ['tea', 'honeys syrups nectars'],
  ['crackers', 'specialty cheeses'],
  ['lunch meat', 'packaged cheese', 'bread'],
  ['packaged vegetables fruits', 'salad dressing toppings'],
  ['ice cream ice', 'ice cream toppings'],
  ['granola', 'yogurt'],
  ['diapers wipes', 'baby bath body care', 'baby food formula'],
  ['red wines', 'specialty cheeses'],
  ['spirits', 'soft drinks', 'juice nectars'],
  ['soup broth bouillon', 'fresh herbs'],
  ['dish detergents', 'cleaning products'],
  ['laundry', 'more household'],
  ['poultry counter', 'marinades meat preparation'],
];

export function buildMates(seed: number, catalogue: Catalogue): BasketMates {
  const matesByAisle = mateTables(catalogue);
  const random = new Random(seed, 'basket mates');
  const start = new Int32Array(catalogue.size + 1);
  const mate: number[] = [];
  for (let product = 0; product < catalogue.size; product++) {
    for (const shelf of matesByAisle.get(catalogue.aisleId[product]) ?? []) {
      mate.push(shelf.products[shelf.table.draw(random)]);
    }
    start[product + 1] = mate.length;
  }
  return { start, mate: Int32Array.from(mate) };
}

/** The products of one aisle, to be drawn by demand. */
interface Shelf {
  readonly products: readonly number[];
  readonly table: AliasTable;
}

/** Id of the trigger aisle -> shelves from which its mates come. */
function mateTables(catalogue: Catalogue): Map<number, Shelf[]> {
  const idOf = new Map(
    allDepartments.flatMap(({ aisles }) => aisles.map(({ name, id }) => [name, id] as const)),
  );
  const productsOf = new Map<number, number[]>();
  catalogue.aisleId.forEach((aisle, product) => {
    const products = productsOf.get(aisle);
    if (products) products.push(product);
    else productsOf.set(aisle, [product]);
  });
  const shelf = (name: string): Shelf => {
    const products = productsOf.get(idOf.get(name) ?? -1);
    if (!products)
      throw new Error(`Expected the recipes in basket-mates.ts to use existing aisles, found ${name}.`);
    return { products, table: new AliasTable(products.map((product) => catalogue.demand[product])) };
  };
  return new Map(recipes.map(([trigger, ...mates]) => [idOf.get(trigger) ?? -1, mates.map(shelf)]));
}
