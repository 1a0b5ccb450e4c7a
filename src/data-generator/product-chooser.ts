import { maxOccasionFactor } from './occasions';
import { type Random } from './random';
import { type UserProfile } from './user-profile';
import { type World } from './world';

/** Share of what is looked at that comes from the second taste. */
const fromSecondTaste = 0.25;

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

  /** A product that suits the day of the week and the hour. */
  forOccasion(dayOfWeek: number, hour: number): number {
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
