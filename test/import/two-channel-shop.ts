/**
 * A seeded shop with a till and a web shop. The till's nightly export grows and does not include the web shop: it
 * numbers orders itself, and its ids are 1, 2, 3, ..., like those of a sequence in the database. Some web orders are
 * also rung up at the till, a few minutes before or after. The till announces the next order of every third user,
 * without items, under the id of the user's next order at the till.
 */
import { seededRandom } from '../../src/lib/random';
import type { FolderText } from './toy-folder';

export interface Purchase {
  readonly user: number;
  /** Ascending. */
  readonly basket: readonly number[];
  /** The time in the web shop, if the purchase was made there, otherwise at the till. */
  readonly at: number;
  /** both: also rung up at the till. late: also recorded, but after the night's import. */
  readonly channel: 'till' | 'web' | 'both' | 'late';
  readonly key: string;
}

interface TillOrder {
  readonly id: number;
  readonly user: number;
  readonly basket: readonly number[];
  readonly at: number;
}

const USERS = 9;
const PRODUCTS = 30;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const start = Date.parse('2025-03-01T00:00:00Z');

export class TwoChannelShop {
  readonly purchases: Purchase[] = [];
  private readonly tillOrders: TillOrder[] = [];
  private readonly announced = new Map<number, number>();
  /** Users whose announced order a web order has completed. */
  private readonly completed = new Set<number>();
  private readonly random = seededRandom(16);
  private nextId = 1;
  private today = 0;

  /**
   * @param dated whether the till's files contain the times of orders; without them, the till rings up a web order only
   *   if it completes an announced order, which is recognised by its id
   */
  constructor(private readonly dated: boolean) {
    for (let user = 1; user <= USERS; user++) this.buy(user, 'till', 8 * 60);
    this.endDay();
  }

  /** @returns the purchases of a day, sorted by time */
  passDay(): readonly Purchase[] {
    const before = this.purchases.length;
    for (let user = 1; user <= USERS; user++) {
      for (const hour of [9, 13, 18]) {
        if (this.random() < 0.45) this.shop(user, hour * 60 + this.below(60));
      }
    }
    this.endDay();
    return this.purchases.slice(before).sort((a, b) => a.at - b.at);
  }

  announcedOrderOf = (user: number) => this.announced.get(user);

  files(): FolderText {
    const orders: string[] = [];
    const items: string[] = [];
    const moment = (at: number | null) => (this.dated ? [at === null ? '' : new Date(at).toISOString()] : []);
    for (let user = 1; user <= USERS; user++) {
      const own = this.tillOrders.filter((order) => order.user === user);
      const known = new Set<number>();
      own.forEach(({ id, basket, at }, index) => {
        const gap = index === 0 ? '' : ((at - own[index - 1].at) / DAY).toFixed(4);
        orders.push([id, user, 'prior', index + 1, 1, 12, gap, ...moment(at)].join(','));
        basket.forEach((product, place) =>
          items.push([id, product, place + 1, Number(known.has(product))].join(',')),
        );
        for (const product of basket) known.add(product);
      });
      const announced = this.announced.get(user);
      if (announced)
        orders.push([announced, user, 'test', own.length + 1, 2, 18, 3, ...moment(null)].join(','));
    }
    const header =
      'order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order';
    return {
      'products.csv': [
        'product_id,product_name,aisle_id,department_id',
        ...Array.from({ length: PRODUCTS }, (_, i) => `${i + 1},product ${i + 1},1,1`),
      ],
      'orders.csv': [this.dated ? `${header},ordered_at` : header, ...orders],
      'order_products__prior.csv': ['order_id,product_id,add_to_cart_order,reordered', ...items],
      'order_products__train.csv': ['order_id,product_id,add_to_cart_order,reordered'],
    };
  }

  private shop(user: number, minuteOfDay: number): void {
    const dice = this.random();
    if (dice < 0.4) return void this.buy(user, 'till', minuteOfDay);
    if (dice < 0.6) return void this.buy(user, 'web', minuteOfDay);
    // Without times, this basket under the id of a completed announced order would be matched with that order.
    if (dice < 0.7 && (this.dated || !this.announced.has(user))) {
      // The same basket at the till and in the web shop, too far apart to be the same purchase.
      const { basket } = this.buy(user, 'web', minuteOfDay);
      return void this.buy(user, 'till', minuteOfDay + 11 + this.below(20), basket);
    }
    if (dice < 0.8) {
      // Two baskets within minutes.
      this.buy(user, 'web', minuteOfDay);
      return void this.buy(user, 'till', minuteOfDay + 2);
    }
    // Without times, only an order that completes an announced one can be matched.
    const canBeMatched = this.dated || (this.announced.has(user) && !this.completed.has(user));
    if (!canBeMatched) return void this.buy(user, 'web', minuteOfDay);
    this.buy(user, this.dated && dice > 0.95 && minuteOfDay > 18 * 60 ? 'late' : 'both', minuteOfDay);
  }

  private buy(
    user: number,
    channel: Purchase['channel'],
    minuteOfDay: number,
    basket = this.drawBasket(),
  ): Purchase {
    const web = start + this.today * DAY + minuteOfDay * MINUTE + 1000 * user;
    const apart = (this.below(21) - 10) * MINUTE;
    const till = channel === 'both' || channel === 'late' ? web + apart : web;
    if (channel !== 'till' && channel !== 'late') this.completed.add(user);
    if (channel !== 'web') {
      const id = this.announced.get(user) ?? this.nextId++;
      this.announced.delete(user);
      this.tillOrders.push({ id, user, basket, at: till });
      this.tillOrders.sort((a, b) => a.at - b.at);
    }
    const purchase = {
      user,
      basket,
      at: channel === 'late' ? till : web,
      channel,
      key: `key-${this.purchases.length}`,
    };
    this.purchases.push(purchase);
    return purchase;
  }

  private endDay(): void {
    for (let user = 3; user <= USERS; user += 3) {
      if (this.announced.has(user)) continue;
      this.announced.set(user, this.nextId++);
      this.completed.delete(user);
    }
    this.today++;
  }

  private drawBasket(): readonly number[] {
    const size = 1 + this.below(4);
    const basket = new Set<number>();
    while (basket.size < size) basket.add(1 + Math.floor(this.random() * this.random() * PRODUCTS));
    return [...basket].sort((a, b) => a - b);
  }

  private below = (limit: number) => Math.floor(this.random() * limit);
}
