import { contextColumns, contextValues } from '../../src/features/target';
import { placesOf } from '../../src/lib/places-of';
import { sundayMorning } from '../recommend/tiny-catalogue';

const place = placesOf(contextColumns);

test('each number of the context is in the column of its name', () => {
  const values = contextValues({ dayOfWeek: 2, hourOfDay: 17, daysSincePriorOrder: 9, dayOfYear: 60 });
  expect(values).toHaveLength(contextColumns.length);
  expect(values[place.day_of_week]).toBe(2);
  expect(values[place.hour_of_day]).toBe(17);
  expect(values[place.days_since_prior_order]).toBe(9);
});

test('day, hour and season are points on a circle', () => {
  const day = contextValues({ ...sundayMorning, dayOfWeek: 7 / 4 });
  expect(day[place.day_cos]).toBeCloseTo(0, 12);
  expect(day[place.day_sin]).toBeCloseTo(1, 12);
  const hour = contextValues({ ...sundayMorning, hourOfDay: 12 });
  expect(hour[place.hour_cos]).toBeCloseTo(-1, 12);
  expect(hour[place.hour_sin]).toBeCloseTo(0, 12);
  const season = contextValues({ ...sundayMorning, dayOfYear: (365.25 * 3) / 4 });
  expect(season[place.season_cos]).toBeCloseTo(0, 12);
  expect(season[place.season_sin]).toBeCloseTo(-1, 12);
});

test('no column is missing when the whole context is known', () => {
  expect(contextValues(sundayMorning).findIndex(Number.isNaN)).toBe(-1);
});

const unknown: [keyof typeof sundayMorning, readonly string[]][] = [
  ['dayOfWeek', ['day_of_week', 'day_cos', 'day_sin']],
  ['hourOfDay', ['hour_of_day', 'hour_cos', 'hour_sin']],
  ['daysSincePriorOrder', ['days_since_prior_order']],
  ['dayOfYear', ['season_cos', 'season_sin']],
];
test.each(unknown)('an unknown %s leaves exactly its own columns missing', (name, columns) => {
  const values = contextValues({ ...sundayMorning, [name]: NaN });
  const missing = contextColumns.filter((column) => Number.isNaN(values[place[column]]));
  expect(missing).toEqual(columns);
});
