import { AliasTable } from './alias-table';
import type { Random } from '../lib/random';

/** Percentage of orders on each weekday, from Saturday, as in Instacart's data. */
const dayShares = [17, 17, 14, 13, 13, 14, 12];
/** Orders per thousand in each hour, from midnight, as in Instacart's data. */
const hourShares = [6, 3, 2, 1, 2, 3, 9, 26, 52, 78, 84, 83, 80, 81, 83, 83, 79, 67, 53, 41, 30, 22, 18, 11];

const anyDay = new AliasTable(dayShares);
const anyHour = new AliasTable(hourShares);

/** Longest regular gap between orders, in days. */
const MAX_GAP = 60;

/** Probability that a user is away for some weeks before the next order. */
const AWAY_CHANCE = 0.08;

/** The times at which a user orders: gaps, weekdays and hours. */
export class ShoppingRhythm {
  /** Weight of each gap in days, regardless of the weekday. */
  private readonly gapWeights = new Float64Array(MAX_GAP + 1);
  /** Weight of each weekday. */
  private readonly dayWeights: Float64Array;
  private readonly usualHour: number;

  /** @param pace mean number of days between orders */
  constructor(
    private readonly random: Random,
    pace: number,
  ) {
    // Regular users keep close to their pace and to one or two weekdays.
    const regular = random.chance(0.6);
    const width = pace * (regular ? 0.45 : 0.8) + 0.7;
    for (let gap = 0; gap <= MAX_GAP; gap++) {
      const distance = (gap - pace) / width;
      this.gapWeights[gap] = 1 / ((1 + distance * distance) * (1 + distance * distance));
    }
    this.dayWeights = Float64Array.from(dayShares, (share) => (regular ? 14 : share));
    this.dayWeights[anyDay.draw(random)] *= regular ? 5 : 1;
    this.dayWeights[anyDay.draw(random)] *= regular ? 2 : 1;
    this.usualHour = anyHour.draw(random);
  }

  /** The day of the first order; day 0 is a Saturday. */
  firstDay(): number {
    return this.drawDay(0, 6, undefined);
  }

  /** The day of the next order, at the earliest `day` itself. */
  nextDay(day: number): number {
    const away = this.random.chance(AWAY_CHANCE) ? 14 + this.random.below(28) : 0;
    return this.drawDay(day + away, MAX_GAP, this.gapWeights);
  }

  hour(): number {
    if (this.random.chance(0.2)) return anyHour.draw(this.random);
    const hour = this.usualHour + Math.floor(2.2 * this.random.bell() + 0.5);
    return hour >= 0 && hour <= 23 ? hour : anyHour.draw(this.random);
  }

  private drawDay(from: number, span: number, weights: Float64Array | undefined): number {
    const { dayWeights } = this;
    const weight = (gap: number) => (weights ? weights[gap] : 1) * dayWeights[(from + gap) % 7];
    let total = 0;
    for (let gap = 0; gap <= span; gap++) total += weight(gap);
    let left = this.random.next() * total;
    for (let gap = 0; gap < span; gap++) {
      left -= weight(gap);
      if (left < 0) return from + gap;
    }
    return from + span;
  }
}
