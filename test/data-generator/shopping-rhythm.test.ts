import { Random } from '../../src/lib/random';
import { ShoppingRhythm } from '../../src/data-generator/shopping-rhythm';

/** Orders of many users with the same pace: gaps in days, weekdays and hours. */
function play(pace: number, users = 300, orders = 40) {
  const gaps: number[] = [];
  const favouriteDayShares: number[] = [];
  const hourDeviations: number[] = [];
  for (let user = 0; user < users; user++) {
    const rhythm = new ShoppingRhythm(new Random(1, 'rhythm', user), pace);
    const days = new Array<number>(7).fill(0);
    const hours: number[] = [];
    let day = rhythm.firstDay();
    for (let order = 0; order < orders; order++) {
      const next = rhythm.nextDay(day);
      gaps.push(next - day);
      day = next;
      days[day % 7]++;
      hours.push(rhythm.hour());
    }
    favouriteDayShares.push(Math.max(...days) / orders);
    const middle = mean(hours);
    hourDeviations.push(Math.sqrt(mean(hours.map((hour) => (hour - middle) ** 2))));
  }
  return { gaps, favouriteDayShare: mean(favouriteDayShares), hourDeviation: mean(hourDeviations) };
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('ShoppingRhythm', () => {
  test('has the given mean gap', () => {
    const median = (pace: number) => {
      const { gaps } = play(pace);
      return gaps.sort((a, b) => a - b)[gaps.length >> 1];
    };
    expect(Math.abs(median(7) - 7)).toBeLessThanOrEqual(1);
    expect(Math.abs(median(14) - 14)).toBeLessThanOrEqual(1);
  });

  test('makes whole weeks more likely than the days around them', () => {
    const { gaps } = play(10);
    const count = (days: number) => gaps.filter((gap) => gap === days).length;
    for (const week of [7, 14]) {
      expect(count(week)).toBeGreaterThan(1.2 * count(week - 1));
      expect(count(week)).toBeGreaterThan(1.2 * count(week + 1));
    }
  });

  test('gives users a favourite weekday and time of day', () => {
    const { favouriteDayShare, hourDeviation } = play(6);
    // Without habits, the most frequent of seven days would have about 0.22 of 40 orders, and hours would deviate by 4.3.
    expect(favouriteDayShare).toBeGreaterThan(0.3);
    expect(hourDeviation).toBeLessThan(3.5);
  });

  test('never goes back in time, and hours are from 0 to 23', () => {
    const { gaps } = play(2, 50);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(0);
    const rhythm = new ShoppingRhythm(new Random(9, 'rhythm'), 5);
    const hours = new Set(Array.from({ length: 5_000 }, () => rhythm.hour()));
    expect([...hours].filter((hour) => !(Number.isInteger(hour) && hour >= 0 && hour <= 23))).toEqual([]);
  });
});
