import { MAX_OCCASION_FACTOR } from './occasions';
import type { Random } from '../lib/random';
import type { UserProfile } from './user-profile';
import type { World } from './world';

/** Share of candidates that come from the user's second taste. */
const SECOND_TASTE_SHARE = 0.25;

/** Weekday and hour of an order. */
interface Moment {
  readonly dayOfWeek: number;
  readonly hour: number;
}

/** Draws products that a user may like, according to the current taste. */
export class ProductChooser {
  private taste: number;

  constructor(
    private readonly world: World,
    private readonly profile: UserProfile,
    private readonly random: Random,
  ) {
    this.taste = profile.mainTaste;
  }

  /** Makes the later taste the main one. */
  changeTaste(): void {
    this.taste = this.profile.laterTaste;
  }

  /** True if the user's taste excludes the product. */
  avoids(product: number): boolean {
    return this.world.tastes.avoids(this.taste, product);
  }

  /** A product that is suited to become a favourite. */
  toKeep(): number {
    const { habit } = this.world.catalogue;
    for (;;) {
      const product = this.byTaste();
      if (this.random.chance(habit[product])) return product;
    }
  }

  /**
   * A product to explore: one that the circle currently buys, a neighbour of a product in the last basket, or any product
   * of the user's taste that suits the moment.
   *
   * @param day day of the order
   * @param lastBasket products of the previous order; empty if there is none
   */
  toExplore(day: number, { dayOfWeek, hour }: Moment, lastBasket: Int32Array): number {
    const { profile, random, world } = this;
    const { circles, siblings, character } = world;
    if (circles === undefined) return this.forOccasion(dayOfWeek, hour);
    const way = random.next() - profile.circleShare;
    if (way < 0) return circles.draw(profile.circle, day, random);
    if (way >= (character.circles?.beside ?? 0) || lastBasket.length === 0) {
      return this.forOccasion(dayOfWeek, hour);
    }
    return siblings.draw(lastBasket[random.below(lastBasket.length)], random);
  }

  /** A product that suits the weekday and the hour. */
  private forOccasion(dayOfWeek: number, hour: number): number {
    const { occasions } = this.world;
    for (;;) {
      const product = this.byTaste();
      if (this.random.chance(occasions.factor(product, dayOfWeek, hour) / MAX_OCCASION_FACTOR))
        return product;
    }
  }

  private byTaste(): number {
    const { random, world, profile } = this;
    for (;;) {
      const taste = random.chance(SECOND_TASTE_SHARE) ? profile.secondTaste : this.taste;
      const product = world.tastes.draw(taste, random);
      if (!this.avoids(product)) return product;
    }
  }
}
