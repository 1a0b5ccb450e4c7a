import { Basket } from './basket';
import type { CsvFile } from './csv-file';
import { formatFiles, lastEvalSet } from './data-format';
import type { EvalSet } from './data-format';
import { Favourites } from './favourites';
import type { GenerateOptions } from './generate-options';
import { momentColumns } from './moment-columns';
import type { MomentColumns } from './moment-columns';
import { OrderIds } from './order-ids';
import type { OutputFolder } from './output-folder';
import { SimulatedUser } from './simulated-user';
import { orderCount } from './user-profile';
import type { World } from './world';

/** Totals of the written data. */
export interface OrderTotals {
  readonly orders: number;
  /** Number of orders whose items are included. */
  readonly baskets: number;
  readonly items: number;
  readonly reorderedItems: number;
}

/**
 * Writes orders and order items, one user after the other, with only one user in memory at a time.
 *
 * @param onUser called after each user with the number of users done
 */
export async function writeOrders(
  output: OutputFolder,
  { format, users, bare = false }: Pick<GenerateOptions, 'format' | 'bare' | 'users'>,
  world: World,
  onUser: (done: number) => void,
): Promise<OrderTotals> {
  const files = formatFiles[format];
  const orders = await output.create(files.orders, [
    'order_id',
    'user_id',
    'eval_set',
    'order_number',
    'order_dow',
    'order_hour_of_day',
    'days_since_prior_order',
  ]);
  const itemColumns = ['order_id', 'product_id', 'add_to_cart_order', 'reordered'];
  const priorItems = await output.create(files.priorItems, itemColumns);
  const trainItems = files.trainItems ? await output.create(files.trainItems, itemColumns) : priorItems;

  const moment = momentColumns(format, bare);
  const ids = new OrderIds(countOrders(world, users));
  const basket = new Basket(world.catalogue.size);
  const favourites = new Favourites();
  const totals = { orders: 0, baskets: 0, items: 0, reorderedItems: 0 };
  for (let user = 1; user <= users; user++) {
    const lastSet = lastEvalSet(format, world.seed, user);
    for (const order of new SimulatedUser(world, user, basket, favourites).orders(lastSet === 'train')) {
      const evalSet = order.isLast ? lastSet : 'prior';
      const id = ids.id(totals.orders++);
      writeOrder(orders, moment(order), id, user, evalSet, order.orderNumber);
      if (basket.size === 0) continue;
      totals.baskets++;
      totals.items += basket.size;
      totals.reorderedItems += writeItems(evalSet === 'train' ? trainItems : priorItems, id, basket);
    }
    for (const file of [orders, priorItems, trainItems]) if (file.isFull) await file.flush();
    onUser(user);
  }
  return totals;
}

function countOrders({ character, seed }: World, users: number): number {
  let total = 0;
  for (let user = 1; user <= users; user++) total += orderCount(character, seed, user);
  return total;
}

function writeOrder(
  file: CsvFile,
  [dayOfWeek, hour, days]: ReturnType<MomentColumns>,
  id: number,
  user: number,
  evalSet: EvalSet,
  orderNumber: number,
): void {
  file.integer(id);
  file.integer(user);
  file.text(evalSet);
  file.integer(orderNumber);
  file.text(dayOfWeek);
  file.text(hour);
  file.text(days);
  file.endRow();
}

/** @returns the number of reordered items */
function writeItems(file: CsvFile, id: number, basket: Basket): number {
  let reordered = 0;
  for (let place = 0; place < basket.size; place++) {
    reordered += basket.reordered[place];
    file.integer(id);
    file.integer(basket.products[place] + 1);
    file.integer(place + 1);
    file.integer(basket.reordered[place]);
    file.endRow();
  }
  return reordered;
}
