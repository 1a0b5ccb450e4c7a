/**
 * One user's orders, played from the first to the last. A basket is filled in three ways:
 *
 * - favourites whose pack is used up by about now, each product in its own interval;
 * - basket-mates of what was just taken;
 * - exploring: products of the user's taste or circle, a few of which become favourites in the place of an older one.
 *
 * So a product's next purchase depends on the days since its last one, on the day and hour, on what else is bought and
 * on how the user's taste has moved, and not on how often it was bought alone.
 */
import type { Basket } from './basket';
import { maxFavourites } from './favourites';
import type { Favourites } from './favourites';
import { ProductChooser } from './product-chooser';
import { Random } from './random';
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

/** Chance that a favourite is taken when it is due, and when it is not. */
const takenWhenDue = 0.82;
const takenBefore = 0.02;
/** Who has tired of a favourite leaves it alone for so many days: from, to. */
const restDays = [45, 120] as const;
/** Share of the favourites that are given up when the taste changes. */
const droppedOnChange = 0.5;

export class SimulatedUser {
  private readonly random: Random;
  private readonly profile: UserProfile;
  private readonly chooser: ProductChooser;
  private lastBasket = new Int32Array(0);

  /**
   * @param user number of the user, from 1
   * @param basket holds the current order's products; one object serves all users in turn
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
   * The orders in turn. While one is looked at, `basket` holds its products.
   *
   * @param fillLastBasket whether the last order gets a basket; what comes before it is the same either way
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

  /** Finds favourites until habit can fill its share of the basket. They join in over their first two intervals. */
  private settle(day: number): void {
    const { favourites, profile, random } = this;
    const wanted = profile.basket * profile.habitShare;
    favourites.clear();
    let expected = 0;
    for (let attempt = 0; attempt < 20 * maxFavourites; attempt++) {
      if (expected >= wanted || favourites.count === maxFavourites) return;
      const product = this.chooser.toKeep();
      if (favourites.has(product)) continue;
      const interval = this.personalInterval(product);
      favourites.add(product, interval, day + 2 * interval * random.next() - profile.pace / 2);
      expected += takenWhenDue * Math.min(1, profile.pace / interval);
    }
  }

  private fillBasket(order: SimulatedOrder, day: number): void {
    const { basket, favourites, profile, random } = this;
    if (order.orderNumber === profile.tasteChangesAt) this.changeTaste(day);
    this.takeFavourites(order, day);
    // Newcomers look around: twice as much in the first order as much later.
    const curiosity = 1 + 2 / (order.orderNumber + 1);
    const planned = profile.basket * (1 - profile.habitShare) * curiosity;
    const explored = random.round(planned * random.between(0.3, 1.7));
    for (let i = 0; i < explored || basket.size === 0; i++) this.explore(order, day);
    favourites.restock(basket, day, () => random.between(0.85, 1.15));
    this.tire(day);
    this.jumble();
  }

  /** People shop ahead: what will be used up before half the time to the next order is due. */
  private takeFavourites({ dayOfWeek, hour }: SimulatedOrder, day: number): void {
    const { favourites, profile, random, world } = this;
    const horizon = day + profile.pace / 2;
    for (let slot = 0; slot < favourites.count; slot++) {
      const product = favourites.product[slot];
      const chance = favourites.dueDay[slot] <= horizon ? takenWhenDue : takenBefore;
      const factor = Math.min(1.1, world.occasions.factor(product, dayOfWeek, hour));
      if (random.chance(chance * factor)) this.takeFavourite(slot, day);
    }
  }

  /** Now and then something like it is taken in its stead, which does for as long. */
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
        favourites.dueDay[slot] = day + random.between(...restDays);
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

  /** Puts a product in the basket and, by chance, its mates behind it. */
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
      if (!mustGo && !random.chance(droppedOnChange)) continue;
      const product = chooser.toKeep();
      if (!favourites.has(product)) favourites.put(slot, product, this.personalInterval(product), day);
    }
  }

  private personalInterval(product: number): number {
    return this.world.catalogue.interval[product] * this.profile.household * this.random.between(0.85, 1.2);
  }

  /** What was taken first stays near the front, not exactly in its place. */
  private jumble(): void {
    const { basket, random } = this;
    for (let place = 0; place + 1 < basket.size; place++) {
      basket.swap(place, Math.min(basket.size - 1, place + random.below(4)));
    }
  }
}
