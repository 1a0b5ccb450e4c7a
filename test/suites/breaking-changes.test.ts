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

describe('changes since the last release', () => {
  test('break no client', () => {
    expect(breaks(released, current)).toEqual([]);
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
