import fc from 'fast-check';
import { ShopZone, UnknownZoneError } from '../../src/orders/shop-zone';

const berlin = new ShopZone('Europe/Berlin');
const newYork = new ShopZone('America/New_York');
const lordHowe = new ShopZone('Australia/Lord_Howe');
const apia = new ShopZone('Pacific/Apia');

const text = (zone: ShopZone, local: string) => {
  const { moment, shift } = zone.momentOf(local);
  return `${moment.toISOString()} ${shift}`;
};

describe('a local time', () => {
  test('that exists once has one moment', () => {
    expect(text(berlin, '2026-11-23T18:06')).toBe('2026-11-23T17:06:00.000Z none');
    expect(text(new ShopZone('Asia/Kolkata'), '2026-11-23 18:06:30.25')).toBe(
      '2026-11-23T12:36:30.250Z none',
    );
    expect(text(new ShopZone('UTC'), '2026-11-23')).toBe('2026-11-23T00:00:00.000Z none');
  });

  test('that is repeated is the first one', () => {
    expect(text(berlin, '2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z repeated');
    expect(text(newYork, '2026-11-01T01:00')).toBe('2026-11-01T05:00:00.000Z repeated');
    expect(text(lordHowe, '2026-04-05T01:45')).toBe('2026-04-04T14:45:00.000Z repeated');
    expect(text(berlin, '2026-10-25T01:59')).toMatch(/ none$/);
    expect(text(berlin, '2026-10-25T03:00')).toMatch(/ none$/);
  });

  test('that is skipped moves forward', () => {
    expect(text(berlin, '2026-03-29T02:30')).toBe('2026-03-29T01:30:00.000Z skipped');
    expect(text(newYork, '2026-03-08T02:00')).toBe('2026-03-08T07:00:00.000Z skipped');
    expect(text(lordHowe, '2026-10-04T02:15')).toBe('2026-10-03T15:45:00.000Z skipped');
    expect(text(apia, '2011-12-30T12:00')).toBe('2011-12-30T22:00:00.000Z skipped');
    expect(apia.localTime(new Date('2011-12-30T22:00Z')).dayNumber).toBe(Date.UTC(2011, 11, 31) / 86_400_000);
  });

  test('outside the calendar is an error', () => {
    for (const wrong of ['2026-02-30', '2026-13-01', '2026-01-01T24:00', '2026-01-01T10:60', 'soon']) {
      expect(() => berlin.momentOf(wrong)).toThrow(RangeError);
    }
  });
});

test('days are counted from Saturday, in the zone', () => {
  const saturday = new Date('2026-11-27T23:30Z');
  expect(berlin.localTime(saturday)).toMatchObject({ dayOfWeek: 0, hourOfDay: 0 });
  expect(newYork.localTime(saturday)).toMatchObject({ dayOfWeek: 6, hourOfDay: 18 });
});

test('a gap is calendar days, whatever the hours and the daylight-saving time', () => {
  const at = (local: string) => berlin.momentOf(local).moment;
  expect(berlin.daysBetween(at('2026-03-28T23:59'), at('2026-03-29T00:01'))).toBe(1);
  expect(berlin.daysBetween(at('2026-10-24T12:00'), at('2026-10-31T11:00'))).toBe(7);
  expect(berlin.daysBetween(at('2026-10-24T12:00'), at('2026-10-23T11:00'))).toBe(0);
});

test('the day of the year is the local one', () => {
  const newYear = new Date('2026-12-31T23:30Z');
  expect(berlin.dayOfYear(newYear)).toBe(1);
  expect(newYork.dayOfYear(newYear)).toBe(365);
});

test('a day begins at its first moment, even where midnight is skipped', () => {
  const startOf = (zone: ShopZone, day: string) =>
    zone.startOfDay(Date.parse(day) / 86_400_000).toISOString();
  expect(startOf(berlin, '2026-03-29')).toBe('2026-03-28T23:00:00.000Z');
  expect(startOf(new ShopZone('America/Sao_Paulo'), '2018-11-04')).toBe('2018-11-04T03:00:00.000Z');
  expect(startOf(apia, '2011-12-30')).toBe('2011-12-30T10:00:00.000Z');
});

test('offsets between two moments are those of Intl', () => {
  const offsets = lordHowe.offsetsBetween(new Date('2026-01-01T00:00Z'), new Date('2027-01-01T00:00Z'));
  expect(offsets.map(({ startsAt, offsetMs }) => [startsAt.toISOString(), offsetMs / 3_600_000])).toEqual([
    ['2026-01-01T00:00:00.000Z', 11],
    ['2026-04-04T15:00:00.000Z', 10.5],
    ['2026-10-03T15:30:00.000Z', 11],
  ]);
});

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Pacific/Apia',
].map((name) => new ShopZone(name));

const moments = fc.date({
  min: new Date('1990-01-01T00:00Z'),
  max: new Date('2040-12-31T00:00Z'),
  noInvalidDate: true,
});

test('every moment has the day and hour that Intl gives it', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (zone, moment) => {
      const { dayOfWeek, hourOfDay, dayNumber } = zone.localTime(moment);
      const parts = new Intl.DateTimeFormat('en-CA', {
        timeZone: zone.name,
        hourCycle: 'h23',
        weekday: 'short',
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
      }).formatToParts(moment);
      const part = (type: string) => parts.find((found) => found.type === type)?.value ?? '';
      expect(['Sat', 'Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri'][dayOfWeek]).toBe(part('weekday').slice(0, 3));
      expect(hourOfDay).toBe(Number(part('hour')));
      const day = `${part('year')}-${part('month')}-${part('day')}`;
      expect(new Date(dayNumber * 86_400_000).toISOString().slice(0, 10)).toBe(day);
    }),
    { numRuns: 500 },
  );
});

test('the local time of a moment leads back to the moment, or to its first occurrence', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), moments, (zone, moment) => {
      const [{ offsetMs }] = zone.offsetsBetween(moment, moment);
      const local = new Date(moment.getTime() + offsetMs).toISOString().slice(0, -1);
      const back = zone.momentOf(local);
      expect(back.shift).not.toBe('skipped');
      if (back.shift === 'none') expect(back.moment).toEqual(moment);
      else expect(back.moment.getTime()).toBeLessThanOrEqual(moment.getTime());
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['Europe/Berln', 'Europe/Berlin'],
  ['new york', 'America/New_York'],
  ['Berlin', 'Europe/Berlin'],
  ['+02:00', 'such as'],
])('the name %s is refused, with a proposal', (name, proposal) => {
  expect(() => new ShopZone(name)).toThrow(UnknownZoneError);
  expect(() => new ShopZone(name)).toThrow(proposal);
});
