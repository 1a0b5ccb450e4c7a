/**
 * A seeded shop in a zone with a daylight-saving change: a till whose export grows every night and contains ids of text
 * and local times, and a web shop that records orders through the API. Some web orders are also in the export, minutes
 * apart; some orders arrive days late in either channel; some are cancelled, some returned.
 */
import { seededRandom } from '../../src/lib/random';
import type { ShopZone } from '../../src/orders/shop-zone';
import type { FolderText } from './toy-folder';

export interface ShopOrder {
  readonly user: string;
  /** The moment at which the web shop recorded it, if it did, otherwise the till's. */
  readonly at: Date;
  readonly basket: Map<string, number>;
  readonly web: { readonly key: string; readonly night: number } | null;
  readonly till: { readonly id: string; readonly night: number; readonly at: Date } | null;
  /** The night before which it was cancelled through the API. */
  cancelledAt: number | null;
  /** The night from which on the export contains lines that return the products. */
  returnedAt: number | null;
  /** Quantities returned by product. */
  readonly returned: Map<string, number>;
}

export const USERS = [
  '007',
  '7',
  'ann@shop.example',
  'Ann@shop.example',
  '8b0b9c2e-5d7b-4a5e-9a52-6f6f9f5c1f11',
];
const PRODUCTS = [
  'SKU-1',
  'sku-1',
  '0012',
  '12',
  '79829042136540',
  'Ä "quoted", product',
  'P7',
  'P8',
  'P9',
  'P10',
];

const MINUTE_MS = 60_000;
const SLOTS = [8, 11, 14, 18, 21];

export class NightlyShop {
  readonly orders: ShopOrder[] = [];
  private readonly random = seededRandom(29);

  /** @param firstDay local day, such as 2026-03-10 */
  constructor(
    private readonly zone: ShopZone,
    private readonly firstDay: string,
  ) {
    for (const user of USERS) this.add(user, 0, 7, 'till');
  }

  /** The orders of the day before a night. */
  passDay(night: number): void {
    for (const user of USERS) {
      for (const hour of SLOTS) {
        const dice = this.random();
        if (dice < 0.12) this.add(user, night, hour, 'till');
        else if (dice < 0.2) this.add(user, night, hour, 'web');
        else if (dice < 0.3) this.add(user, night, hour, 'both');
        else if (dice < 0.34) this.add(user, night, hour, 'late till');
        else if (dice < 0.37) this.add(user, night, hour, 'late web');
      }
    }
    const known = this.orders.filter(
      (order) => order.cancelledAt === null && order.returnedAt === null && this.arrival(order) < night,
    );
    for (const order of known) {
      const dice = this.random();
      if (order.at.getTime() < this.momentOf(1, 0).getTime()) continue;
      if (dice < 0.01) order.cancelledAt = night;
      else if (dice < 0.02 && order.till) this.giveBack(order, night, order.basket.size);
      else if (dice < 0.04 && order.till && order.basket.size > 1) this.giveBack(order, night, 1);
      else if (dice < 0.05 && order.till) this.giveBackOne(order, night);
    }
  }

  /** The first night after which the order is stored. */
  arrival({ web, till }: ShopOrder): number {
    return Math.min(web?.night ?? Infinity, till?.night ?? Infinity);
  }

  /** Orders as they should be stored after a night, by user and moment. */
  storedAfter(night: number): readonly ShopOrder[] {
    return this.orders
      .filter((order) => this.arrival(order) <= night)
      .filter(({ cancelledAt }) => cancelledAt === null || cancelledAt > night)
      .filter((order) => this.basketAfter(order, night).size > 0)
      .sort((a, b) => a.at.getTime() - b.at.getTime());
  }

  basketAfter({ basket, returned, returnedAt }: ShopOrder, night: number): ReadonlyMap<string, number> {
    if (returnedAt === null || returnedAt > night) return basket;
    const left = [...basket].map(
      ([product, quantity]) => [product, quantity - (returned.get(product) ?? 0)] as const,
    );
    return new Map(left.filter(([, quantity]) => quantity > 0));
  }

  /** The till's export of a night, with orders in random order. */
  files(night: number): FolderText {
    const orders: string[] = [];
    const items: string[] = [];
    for (const { user, till, basket, returned, returnedAt } of this.orders) {
      if (!till || till.night > night) continue;
      orders.push([till.id, user, this.localText(till.at)].map(csv).join(','));
      for (const [product, quantity] of basket) items.push([till.id, product, quantity].map(csv).join(','));
      if (returnedAt === null || returnedAt > night) continue;
      for (const [product, quantity] of returned)
        items.push([till.id, product, -quantity].map(csv).join(','));
    }
    return {
      'products.csv': [
        'product_id,product_name,aisle_id,department_id',
        ...PRODUCTS.map((id) => `${csv(id)},${csv(`product ${id}`)},A1,D1`),
      ],
      'orders.csv': ['order_id,user_id,ordered_at', ...this.shuffled(orders)],
      'order_items.csv': ['order_id,product_id,quantity', ...items],
    };
  }

  /** @returns a copy in random order */
  shuffled<T>(rows: readonly T[]): readonly T[] {
    return rows
      .map((row) => ({ row, place: this.random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ row }) => row);
  }

  private add(
    user: string,
    day: number,
    hour: number,
    channel: 'till' | 'web' | 'both' | 'late till' | 'late web',
  ): void {
    const n = this.orders.length;
    const at = this.momentOf(day, hour * 60 + this.below(50));
    const apart = channel === 'both' ? (this.below(21) - 10) * MINUTE_MS : 0;
    const isLate = channel.startsWith('late');
    const night = day + (isLate ? 1 + this.below(5) : 0);
    this.orders.push({
      ...{ user, at, cancelledAt: null, returnedAt: null, returned: new Map() },
      basket: this.drawBasket(),
      web:
        channel === 'web' || channel === 'both' || channel === 'late web' ? { key: `web ${n}`, night } : null,
      till: channel.endsWith('web') ? null : { id: `T-${n}`, night, at: new Date(at.getTime() + apart) },
    });
  }

  private giveBack(order: ShopOrder, night: number, products: number): void {
    order.returnedAt = night;
    for (const [product, quantity] of [...order.basket].slice(0, products))
      order.returned.set(product, quantity);
  }

  /** One piece of the first product of which more was bought. */
  private giveBackOne(order: ShopOrder, night: number): void {
    const [several] = [...order.basket].filter(([, quantity]) => quantity > 1);
    if (several === undefined) return;
    order.returnedAt = night;
    order.returned.set(several[0], 1);
  }

  private drawBasket(): Map<string, number> {
    const products = this.shuffled(PRODUCTS).slice(0, 1 + this.below(4));
    return new Map(products.map((product) => [product, 1 + this.below(3)]));
  }

  private momentOf(day: number, minute: number): Date {
    const local = new Date(Date.parse(`${this.firstDay}T00:00Z`) + (day * 1440 + minute) * MINUTE_MS);
    return this.zone.momentOf(local.toISOString().slice(0, 16)).moment;
  }

  /** Without an offset, as tills write it. */
  private localText(at: Date): string {
    const { dayNumber } = this.zone.localTime(at);
    const startOfDay = this.zone.momentOf(new Date(dayNumber * 86_400_000).toISOString().slice(0, 16)).moment;
    for (let shift = -60; shift <= 60; shift += 60) {
      const minute = (at.getTime() - startOfDay.getTime()) / MINUTE_MS + shift;
      const text = new Date(dayNumber * 86_400_000 + minute * MINUTE_MS).toISOString().slice(0, 16);
      if (this.zone.momentOf(text).moment.getTime() === at.getTime()) return text.replace('T', ' ');
    }
    throw new Error(`no local time for ${at.toISOString()}`);
  }

  private readonly below = (n: number) => Math.floor(this.random() * n);
}

const csv = (value: string | number) =>
  /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
