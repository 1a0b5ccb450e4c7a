import type { Catalogue } from './generated-catalogue';
import { allDepartments } from './vocabulary/all-departments';

/** Departments and aisles from which people buy mostly at certain times. */
const treats = ['alcohol', 'ice cream ice', 'chips pretzels', 'soft drinks', 'meat counter', 'frozen pizza'];
const mornings = [
  'breakfast bakery',
  'coffee',
  'yogurt',
  'lunch meat',
  'energy granola bars',
  'fruit vegetable snacks',
];

/** The largest factor of an occasion. */
export const MAX_OCCASION_FACTOR = 1.5;

/** How readily a product is bought on a weekday and at an hour; 1 is the average. Day 0 is Saturday. */
export class Occasions {
  private readonly kind: Uint8Array;

  constructor(catalogue: Catalogue) {
    const kindOfAisle = new Uint8Array(256);
    for (const department of allDepartments) {
      for (const aisle of department.aisles) {
        const among = (names: readonly string[]) =>
          names.includes(aisle.name) || names.includes(department.name);
        kindOfAisle[aisle.id] = among(treats) ? 1 : among(mornings) ? 2 : 0;
      }
    }
    this.kind = catalogue.aisleId.map((aisle) => kindOfAisle[aisle]);
  }

  factor(product: number, dayOfWeek: number, hour: number): number {
    const kind = this.kind[product];
    if (kind === 0) return 1;
    if (kind === 1) return isTreatTime(dayOfWeek, hour) ? MAX_OCCASION_FACTOR : 0.7;
    return isWorkdayMorning(dayOfWeek, hour) ? MAX_OCCASION_FACTOR : 0.8;
  }
}

/** Friday from the afternoon, and the weekend. */
function isTreatTime(dayOfWeek: number, hour: number): boolean {
  return dayOfWeek <= 1 || (dayOfWeek === 6 && hour >= 14);
}

/** Monday to Friday before noon. */
function isWorkdayMorning(dayOfWeek: number, hour: number): boolean {
  return dayOfWeek >= 2 && hour < 12;
}
