import { parseOrderMoment } from '../../src/orders/order-moment';
import { ShopZone } from '../../src/orders/shop-zone';

const berlin = new ShopZone('Europe/Berlin');

test.each([
  ['2026-11-23T18:06:00Z', '2026-11-23T18:06:00.000Z', 'exact'],
  ['2026-11-23 18:06 utc', '2026-11-23T18:06:00.000Z', 'exact'],
  ['2026-11-23T18:06:00.25+05:30', '2026-11-23T12:36:00.250Z', 'exact'],
  ['2026-11-23 23:06:00.123456-0200', '2026-11-24T01:06:00.123Z', 'exact'],
  ['2026-11-23 18:06:00+01', '2026-11-23T17:06:00.000Z', 'exact'],
  [' 2026-11-23T18:06 ', '2026-11-23T17:06:00.000Z', 'exact'],
  ['2026-07-23 18:06:09', '2026-07-23T16:06:09.000Z', 'exact'],
  ['2026-10-25 02:30', '2026-10-25T00:30:00.000Z', 'repeated'],
  ['2026-03-29 02:30', '2026-03-29T01:30:00.000Z', 'skipped'],
  ['2026-11-23', '2026-11-22T23:00:00.000Z', 'date'],
])('%j', (text, moment, kind) => {
  expect(parseOrderMoment(text, berlin)).toEqual({ moment: new Date(moment), kind });
});

test.each([
  '',
  '28.02.2026',
  '2026-02-30',
  '2026-02-30T10:00Z',
  '2026-13-01',
  '2026-02-28 25:00',
  '2026',
  'soon',
])('%j is no moment', (text) => {
  expect(parseOrderMoment(text, berlin)).toBeUndefined();
});
