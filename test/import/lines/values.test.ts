/** Numbers, missing values, ids, patterns and times of single fields. */
import { failureOf } from '../columns/failure-of';
import { DecimalMarkProfile, parseNumber } from '../../../src/import/lines/parse-number';
import { present } from '../../../src/import/lines/present';
import { readTime, readTimeOfDay, TimeOfDayProfile } from '../../../src/import/lines/time/read-time';
import { TimeProfile } from '../../../src/import/lines/time/time-profile';
import { WholeIdProfile, withoutPointZero } from '../../../src/import/lines/whole-ids';
import { wildcards } from '../../../src/import/lines/wildcard';
import { ianaZone } from '../../../src/import/lines/zone-names';

test.each([
  '',
  '  ',
  'NaN',
  'nan',
  'NA',
  'N/A',
  'null',
  'NULL',
  'None',
  '\\N',
  '<NA>',
  'NaT',
  null,
  undefined,
])('%j is missing', (text) => {
  expect(present(text)).toBeNull();
});

test('other texts are trimmed and kept', () => {
  expect([' 007 ', 'Naan', 'nonesuch', '0'].map(present)).toEqual(['007', 'Naan', 'nonesuch', '0']);
});

test.each<[string, '.' | ',', number | undefined]>([
  ['8.0', '.', 8],
  ['1,234.50', '.', 1234.5],
  ['1,234', '.', 1234],
  ['-12', '.', -12],
  ['12-', '.', -12],
  ['(3)', '.', -3],
  ['€ 2.95', '.', 2.95],
  ['2.95 EUR', '.', 2.95],
  ['+1', '.', 1],
  ['.5', '.', 0.5],
  ['1e3', '.', 1000],
  ['1,2', '.', undefined],
  ['2,95', ',', 2.95],
  ['1.234,50', ',', 1234.5],
  ['1 234,5', ',', 1234.5],
  ['two', '.', undefined],
  ['1.2.3', '.', undefined],
  ['-', '.', undefined],
])('number %s with decimal mark %s is %p', (text, mark, value) => {
  expect(parseNumber(text, mark)).toBe(value);
});

test.each<[readonly string[], '.' | ',']>([
  [['1', '2,5'], ','],
  [['1.234,00'], ','],
  [['1,234.00'], '.'],
  [['1,234', '2,500'], '.'],
  [['2.5', '3.25'], '.'],
  [[], '.'],
  [['1,234', '0,99'], ','],
])('the decimal mark of %j is %s', (texts, mark) => {
  const profile = new DecimalMarkProfile();
  texts.forEach((text) => profile.add(text));
  expect(profile.decide()).toBe(mark);
});

test.each<[readonly string[], boolean]>([
  [['13085.0', '13086'], true],
  [['13085', '13086'], false],
  [['85048.0', '79323P'], false],
  [['1.5', '2.0'], false],
  [['v1.0', '2.0'], false],
])('ids %j are whole numbers written with .0: %p', (ids, expected) => {
  const profile = new WholeIdProfile();
  ids.forEach((id) => profile.add(id));
  expect(profile.decide()).toBe(expected);
  expect(withoutPointZero('013085.0')).toBe('013085');
});

test('patterns', () => {
  const matches = wildcards(['POST', 'gift_*', 'C*', 'a.b']);
  expect(['post', ' POST ', 'GIFT_0001_20', 'C489449', 'A.B'].every(matches)).toBe(true);
  expect(['POSTER', 'xgift_', '489449', 'axb', ''].some(matches)).toBe(false);
});

test('zones by the names that exports use', () => {
  expect([ianaZone('Pacific Time (US & Canada)'), ianaZone('europe/berlin'), ianaZone('Atlantis')]).toEqual([
    'America/Los_Angeles',
    'Europe/Berlin',
    undefined,
  ]);
});

function profileOf(texts: readonly string[]): TimeProfile {
  const profile = new TimeProfile();
  texts.forEach((text) => profile.add(text));
  return profile;
}

/** Local times as text, moments with Z, relative days as a number. */
function readAll(texts: readonly string[]): readonly unknown[] {
  const format = profileOf(texts).decide('date');
  return texts.map((text) => {
    const time = readTime(text, format);
    if (time?.kind === 'moment') return time.moment.toISOString();
    if (time?.kind === 'relative') return time.dayNumber;
    if (!time) return undefined;
    const day = new Date(time.dayNumber * 86_400_000).toISOString().slice(0, 10);
    if (time.secondOfDay === undefined) return day;
    return `${day} ${new Date(time.secondOfDay * 1_000 + time.milliseconds).toISOString().slice(11, -1).replace('.000', '')}`;
  });
}

test.each<[string, readonly string[], readonly unknown[]]>([
  [
    'ISO',
    ['2009-12-01 07:45:00', '2009-12-01T07:45', '2009/12/1', '2009-12-01T07:45:00.123456'],
    ['2009-12-01 07:45:00', '2009-12-01 07:45:00', '2009-12-01', '2009-12-01 07:45:00.123'],
  ],
  [
    'with an offset',
    [
      '2009-12-01T07:45:00Z',
      '2024-03-01 10:00:00 +0100',
      '2024-03-01 10:00:00-05:00',
      '2024-03-01 10:00:00 UTC',
    ],
    [
      '2009-12-01T07:45:00.000Z',
      '2024-03-01T09:00:00.000Z',
      '2024-03-01T15:00:00.000Z',
      '2024-03-01T10:00:00.000Z',
    ],
  ],
  ['d/m/y', ['31/01/2024 8:26', '01/02/2024'], ['2024-01-31 08:26:00', '2024-02-01']],
  [
    'm/d/y',
    ['12/1/10 8:26', '12/31/10 8:26 PM', '12/31/2010 12:05 am'],
    ['2010-12-01 08:26:00', '2010-12-31 20:26:00', '2010-12-31 00:05:00'],
  ],
  ['d-m-y', ['21-07-2015', '05-01-2015'], ['2015-07-21', '2015-01-05']],
  ['dots', ['01.02.2024 10:00', '03.04.2024 11:00'], ['2024-02-01 10:00:00', '2024-04-03 11:00:00']],
  ['the same number twice', ['01/01/2024', '02/02/2024'], ['2024-01-01', '2024-02-02']],
  [
    'names of months',
    ['01-Dec-2009', 'Dec 1, 2009 7:45 AM', '3. Mai 2024', '1 December 2009', 'Tue, 01 Dec 2009 07:45:00 GMT'],
    ['2009-12-01', '2009-12-01 07:45:00', '2024-05-03', '2009-12-01', '2009-12-01T07:45:00.000Z'],
  ],
  [
    'Unix seconds',
    ['1259653500', '964982703.0', '8.5e8'],
    ['2009-12-01T07:45:00.000Z', '2000-07-30T18:45:03.000Z', '1996-12-07T23:06:40.000Z'],
  ],
  ['Unix milliseconds', ['1259653500123'], ['2009-12-01T07:45:00.123Z']],
  ['Excel', ['40148.3229166667', '40149'], ['2009-12-01 07:45:00', '2009-12-02']],
  ['compact', ['20001101', '20001231'], ['2000-11-01', '2000-12-31']],
  ['day numbers', ['1', '711'], [1, 711]],
  ['midnight only', ['2018-09-20 00:00:00', '2018-09-21 00:00:00'], ['2018-09-20', '2018-09-21']],
  [
    'midnight among other times',
    ['2018-09-20 00:00:00', '2018-09-21 10:00:00'],
    ['2018-09-20 00:00:00', '2018-09-21 10:00:00'],
  ],
  [
    'impossible',
    ['2023-02-29', '2024-02-29 25:00', 'yesterday', '2024-01-01'],
    [undefined, undefined, undefined, '2024-01-01'],
  ],
])('times: %s', (_, texts, expected) => {
  expect(readAll(texts)).toEqual(expected);
});

test('day and month that could be swapped are refused with both readings', () => {
  const profile = profileOf(['01/02/2024', '03/04/2024']);
  expect(failureOf(() => profile.decide('InvoiceDate'))).toBe(
    'InvoiceDate: expected dates whose order of day and month is clear, got only such as 01/02/2024, which is 1 February 2024 or 2 January 2024. Write dateOrder: d/m/y or dateOrder: m/d/y into the map file.',
  );
  expect(profile.decide('InvoiceDate', 'm/d/y')).toMatchObject({ dateOrder: 'm/d/y' });
});

test('a column with both orders is refused; a column that is clear wins over the map file', () => {
  expect(failureOf(() => profileOf(['13/02/2024', '02/13/2024']).decide('d'))).toContain(
    '13/02/2024 has the day first, 02/13/2024 has the month first',
  );
  expect(profileOf(['13/02/2024']).decide('d', 'm/d/y')).toMatchObject({ dateOrder: 'd/m/y' });
});

test('numbers of no known form are refused', () => {
  expect(failureOf(() => profileOf(['5', '1700000000']).decide('ts'))).toContain(
    'got numbers from 5 to 1700000000, such as 5',
  );
});

test.each<[readonly string[], readonly (number | undefined)[]]>([
  [
    ['16:31', '4:31 PM', '16:31:05'],
    [59_460, 59_460, 59_465],
  ],
  [
    ['1631', '7', '2359', '2460'],
    [59_460, 420, 86_340, undefined],
  ],
  [
    ['8', '23', '8.0'],
    [28_800, 82_800, 28_800],
  ],
  [['noon'], [undefined]],
])('times of day %j', (texts, expected) => {
  const profile = new TimeOfDayProfile();
  texts.forEach((text) => profile.add(text));
  expect(texts.map((text) => readTimeOfDay(text, profile.decide()))).toEqual(expected);
});
