/**
 * Clients of the last release must continue to work. released-schema.graphql is schema.graphql as of that release; it is
 * copied again with each release, and only then.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';

const released = readFileSync(join(__dirname, 'released-schema.graphql'), 'utf8');
const current = readFileSync(resolve(__dirname, '..', '..', 'schema.graphql'), 'utf8');

const breaks = (before: string, after: string) =>
  findBreakingChanges(buildSchema(before), buildSchema(after)).map(({ description }) => description);

/** Each is listed in CHANGELOG.md under "Unreleased", and the list is emptied with the release. */
const announced = [
  'Order.dayOfWeek changed type from Int! to Int.',
  'Order.hourOfDay changed type from Int! to Int.',
];

describe('changes since the last release', () => {
  test('break clients only where it is announced', () => {
    expect(breaks(released, current)).toEqual(announced);
  });

  test.each([
    ['a removed field', '  strategy: Strategy!\n', '  way: Strategy!\n'],
    ['a field that becomes nullable', '  score: Float!\n', '  score: Float\n'],
    ['a removed enum value', '  POPULAR\n', '  LIKED\n'],
  ])('would be detected: %s', (_name, before, after) => {
    expect(released).toContain(before);
    expect(breaks(released, released.replace(before, after)).length).toBeGreaterThan(0);
  });
});
