import { COPY_NULL, integer } from '../../src/import/column-type';
import { momentIn, orMissing } from '../../src/import/moment-column';
import { ShopZone } from '../../src/orders/shop-zone';

const missing = ['', ' ', 'NaN', 'NA', 'null', 'NULL', 'None', '\\N'];

test('a moment fills its kind, day and hour, too', () => {
  const { toCopy } = momentIn(new ShopZone('Europe/Berlin'));
  expect(toCopy('1970-01-02 00:30')).toBe('1970-01-01T23:30:00.000Z\texact\t1\t0');
  expect(toCopy('1970-01-02')).toBe('1970-01-01T23:00:00.000Z\tdate\t1\t\\N');
  expect(toCopy('soon')).toBeUndefined();
  for (const word of missing) expect(toCopy(word)).toBe('\\N\t\\N\t\\N\t\\N');
});

test('words for missing values are null, and decimal numbers without a fraction are whole', () => {
  const { toCopy } = orMissing(integer(0, 23));
  for (const word of missing) expect(toCopy(word)).toBe(COPY_NULL);
  expect(['8', '08', '8.0', '23.00'].map(toCopy)).toEqual(['8', '8', '8', '23']);
  expect(['24.0', '8.5', 'noon'].map(toCopy)).toEqual([undefined, undefined, undefined]);
});
