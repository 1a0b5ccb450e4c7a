import { maxOccasionFactor } from './occasions';
import type { Random } from './random';
import type { UserProfile } from './user-profile';
import type { World } from './world';

/** Share of what is looked at that comes from the second taste. */
const fromSecondTaste = 0.25;

/** When an order is made. */
interface Moment {
  readonly dayOfWeek: number;
  readonly hour: number;
}

/** Draws products that one user may like, by the taste of the time. */
export class ProductChooser {
  private taste: number;

  constructor(
    private readonly world: World,
    private readonly profile: UserProfile,
    private readonly random: Random,
  ) {
    this.taste = profile.mainTaste;
  }

  /** From now on the later taste is the main one. */
  changeTaste(): void {
    this.taste = this.profile.laterTaste;
  }

  /** True for what the user's taste rules out altogether. */
  avoids(product: number): boolean {
    return this.world.tastes.avoids(this.taste, product);
  }

  /** A product that lends itself to habit. */
  toKeep(): number {
    const { habit } = this.world.catalogue;
    for (;;) {
      const product = this.byTaste();
      if (this.random.chance(habit[product])) return product;
    }
  }

  /**
   * A product to explore: something that the circle buys these days, something beside what was bought the last time, or
   * anything of the user's taste that suits the moment.
   *
   * @param day of the order
   * @param lastBasket products of the order before; empty if there is none
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

  /** A product that suits the day of the week and the hour. */
  private forOccasion(dayOfWeek: number, hour: number): number {
    const { occasions } = this.world;
    for (;;) {
      const product = this.byTaste();
      if (this.random.chance(occasions.factor(product, dayOfWeek, hour) / maxOccasionFactor)) return product;
    }
  }

  private byTaste(): number {
    const { random, world, profile } = this;
    for (;;) {
      const taste = random.chance(fromSecondTaste) ? profile.secondTaste : this.taste;
      const product = world.tastes.draw(taste, random);
      if (!this.avoids(product)) return product;
    }
  }
}
