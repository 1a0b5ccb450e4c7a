/** Tiny shops of any shape, as CSV files in Kaggle's naming. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../src/lib/random';

/** Baskets of one user, oldest first; an empty one is an order without items. */
export interface SmallUser {
  readonly id: number;
  readonly baskets: readonly (readonly number[])[];
}

export interface SmallShop {
  readonly users: readonly SmallUser[];
  /** Ids of all products, bought or not. */
  readonly products: readonly number[];
  /** Id of the nth order, from 0, counted over all users; from 1 on when left out. */
  readonly orderId?: (place: number) => number;
}

/**
 * Users with habits, drawn from a seed: each buys from six favourites, and something else besides.
 *
 * @param orders how many orders each user has
 */
export function shopWithHabits(
  orders: readonly number[],
  { products = 60, userId = (place: number) => place + 1, productId = (place: number) => place + 1 } = {},
): SmallShop {
  const random = seededRandom(1);
  const draw = () => productId(Math.floor(random() * products));
  const users = orders.map((count, place) => {
    const favourites = Array.from({ length: 6 }, draw);
    const basket = () => [...new Set([...favourites.filter(() => random() < 0.6), draw()])];
    return { id: userId(place), baskets: Array.from({ length: count }, basket) };
  });
  return { users, products: Array.from({ length: products }, (_, place) => productId(place)) };
}

/** Makes the folder; all orders are a week apart. */
export function writeSmallShop(directory: string, { users, products, orderId }: SmallShop): void {
  const orders = users.flatMap(({ id, baskets }) =>
    baskets.map((basket, before) => ({ userId: id, number: before + 1, basket })),
  );
  const idOf = orderId ?? ((place: number) => place + 1);
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(directory, name), lines.map((line) => `${line}\n`).join(''));
  mkdirSync(directory, { recursive: true });
  write('products.csv', [
    'product_id,product_name,aisle_id,department_id',
    ...products.map(
      (id, place) => `${id},product ${id},${products[(place % 6) % products.length]},${products[0]}`,
    ),
  ]);
  write('orders.csv', [
    'order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order',
    ...orders.map(
      ({ userId, number }, place) =>
        `${idOf(place)},${userId},prior,${number},${number % 7},10,${number === 1 ? '' : '7.0'}`,
    ),
  ]);
  const header = 'order_id,product_id,add_to_cart_order,reordered';
  write('order_products__train.csv', [header]);
  write('order_products__prior.csv', [
    header,
    ...orders.flatMap(({ basket }, place) =>
      basket.map((product, i) => `${idOf(place)},${product},${i + 1},0`),
    ),
  ]);
}

export const times = <T>(count: number, value: T): readonly T[] => Array.from({ length: count }, () => value);
