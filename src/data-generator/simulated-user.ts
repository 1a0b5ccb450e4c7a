/**
 * Simulates a user's orders from the first to the last. A basket is filled in three ways:
 *
 * - favourites whose pack is almost used up, each with its own interval;
 * - mates of the products taken so far;
 * - exploration: products of the user's taste or circle, a few of which replace a favourite.
 *
 * So a product's next purchase depends on the days since the last one, on weekday and hour, on the rest of the basket and
 * on changes of the user's taste, and not only on its frequency.
 */
import type { Basket } from './basket';
import { MAX_FAVOURITES } from './favourites';
import type { Favourites } from './favourites';
import { ProductChooser } from './product-chooser';
import { Random } from '../lib/random';
import { ShoppingRhythm } from './shopping-rhythm';
import { drawProfile } from './user-profile';
import type { UserProfile } from './user-profile';
import type { World } from './world';

export interface SimulatedOrder {
  /** From 1. */
  readonly orderNumber: number;
  readonly isLast: boolean;
  /** 0 (Saturday) to 6. */
  readonly dayOfWeek: number;
  readonly hour: number;
  /** Undefined for the first order; not capped. */
  readonly daysSincePrior: number | undefined;
}

/** Probability that a favourite is taken when it is due. */
const TAKEN_WHEN_DUE = 0.82;
/** Probability that it is taken before. */
const TAKEN_BEFORE = 0.02;
/** Days for which a user who has tired of a favourite does not buy it: range. */
const pauseDays = [45, 120] as const;
/** Share of the favourites that are dropped when the taste changes. */
const DROPPED_ON_CHANGE = 0.5;

export class SimulatedUser {
  private readonly random: Random;
  private readonly profile: UserProfile;
  private readonly chooser: ProductChooser;
  private lastBasket = new Int32Array(0);

  /**
   * @param user number of the user, from 1
   * @param basket receives the current order's products; one object serves all users in turn
   * @param favourites likewise
   */
  constructor(
    private readonly world: World,
    user: number,
    private readonly basket: Basket,
    private readonly favourites: Favourites,
  ) {
    this.random = new Random(world.seed, 'user', user);
    this.profile = drawProfile(world.character, world.seed, user);
    this.chooser = new ProductChooser(world, this.profile, this.random);
  }

  /**
   * Yields the orders in turn. Until the next one, `basket` contains the products of the current order.
   *
   * @param fillLastBasket whether the last order gets a basket; earlier orders are the same either way
   */
  *orders(fillLastBasket: boolean): Generator<SimulatedOrder, void, undefined> {
    const { basket, profile, random } = this;
    const rhythm = new ShoppingRhythm(random, profile.pace);
    basket.startUser();
    let day = rhythm.firstDay();
    this.settle(day);
    for (let orderNumber = 1; orderNumber <= profile.orders; orderNumber++) {
      const priorDay = day;
      if (orderNumber > 1) day = rhythm.nextDay(day);
      const order: SimulatedOrder = {
        orderNumber,
        isLast: orderNumber === profile.orders,
        dayOfWeek: day % 7,
        hour: rhythm.hour(),
        daysSincePrior: orderNumber === 1 ? undefined : day - priorDay,
      };
      this.lastBasket = basket.products.slice(0, basket.size);
      basket.start();
      if (!order.isLast || fillLastBasket) this.fillBasket(order, day);
      yield order;
    }
  }

  /** Finds favourites until habit can fill its share of the basket. They become due during their first two intervals. */
  private settle(day: number): void {
    const { favourites, profile, random } = this;
    const wanted = profile.basket * profile.habitShare;
    favourites.clear();
    let expected = 0;
    for (let attempt = 0; attempt < 20 * MAX_FAVOURITES; attempt++) {
      if (expected >= wanted || favourites.count === MAX_FAVOURITES) return;
      const product = this.chooser.toKeep();
      if (favourites.has(product)) continue;
      const interval = this.personalInterval(product);
      favourites.add(product, interval, day + 2 * interval * random.next() - profile.pace / 2);
      expected += TAKEN_WHEN_DUE * Math.min(1, profile.pace / interval);
    }
  }

  private fillBasket(order: SimulatedOrder, day: number): void {
    const { basket, favourites, profile, random } = this;
    if (order.orderNumber === profile.tasteChangesAt) this.changeTaste(day);
    this.takeFavourites(order, day);
    // New users explore more: twice as much in the first order as much later.
    const curiosity = 1 + 2 / (order.orderNumber + 1);
    const planned = profile.basket * (1 - profile.habitShare) * curiosity;
    const explored = random.round(planned * random.between(0.3, 1.7));
    for (let i = 0; i < explored || basket.size === 0; i++) this.explore(order, day);
    favourites.restock(basket, day, () => random.between(0.85, 1.15));
    this.tire(day);
    this.jumble();
  }

  /** People buy ahead: whatever is used up within half the time to the next order is due. */
  private takeFavourites({ dayOfWeek, hour }: SimulatedOrder, day: number): void {
    const { favourites, profile, random, world } = this;
    const horizon = day + profile.pace / 2;
    for (let slot = 0; slot < favourites.count; slot++) {
      const product = favourites.product[slot];
      const chance = favourites.dueDay[slot] <= horizon ? TAKEN_WHEN_DUE : TAKEN_BEFORE;
      const factor = Math.min(1.1, world.occasions.factor(product, dayOfWeek, hour));
      if (random.chance(chance * factor)) this.takeFavourite(slot, day);
    }
  }

  /** Occasionally a similar product replaces it, which lasts as long. */
  private takeFavourite(slot: number, day: number): void {
    const { favourites, random, world } = this;
    const { siblings, character } = world;
    const product = favourites.product[slot];
    if (character.swapping === 0 || !random.chance(character.swapping)) return void this.take(product);
    this.take(siblings.draw(product, random));
    favourites.dueDay[slot] = day + favourites.interval[slot];
  }

  private tire(day: number): void {
    const { basket, favourites, random, world } = this;
    const { tiring } = world.character;
    if (tiring === 0) return;
    for (let slot = 0; slot < favourites.count; slot++) {
      if (basket.holds(favourites.product[slot]) && random.chance(tiring)) {
        favourites.dueDay[slot] = day + random.between(...pauseDays);
      }
    }
  }

  private explore(order: SimulatedOrder, day: number): void {
    const { favourites, random, world } = this;
    const { catalogue, character } = world;
    const product = this.chooser.toExplore(day, order, this.lastBasket);
    if (!this.take(product)) return;
    if (favourites.count === 0) return;
    if (!random.chance(character.keptAfterExploring * catalogue.habit[product])) return;
    if (favourites.has(product)) return;
    favourites.put(random.below(favourites.count), product, this.personalInterval(product), day);
  }

  /** Adds a product to the basket, possibly followed by its mates. */
  private take(product: number): boolean {
    const { basket, chooser, profile, random, world } = this;
    if (!basket.add(product)) return false;
    const { start, mate } = world.mates;
    for (let i = start[product]; i < start[product + 1]; i++) {
      if (random.chance(profile.mateChance) && !chooser.avoids(mate[i])) basket.add(mate[i]);
    }
    return true;
  }

  private changeTaste(day: number): void {
    const { chooser, favourites, random } = this;
    chooser.changeTaste();
    for (let slot = 0; slot < favourites.count; slot++) {
      const mustGo = chooser.avoids(favourites.product[slot]);
      if (!mustGo && !random.chance(DROPPED_ON_CHANGE)) continue;
      const product = chooser.toKeep();
      if (!favourites.has(product)) favourites.put(slot, product, this.personalInterval(product), day);
    }
  }

  private personalInterval(product: number): number {
    return this.world.catalogue.interval[product] * this.profile.household * this.random.between(0.85, 1.2);
  }

  /** Shuffles slightly: what was taken first stays near the front. */
  private jumble(): void {
    const { basket, random } = this;
    for (let place = 0; place + 1 < basket.size; place++) {
      basket.swap(place, Math.min(basket.size - 1, place + random.below(4)));
    }
  }
}
