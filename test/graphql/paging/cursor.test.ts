import fc from 'fast-check';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../../../src/graphql/paging/cursor';
import type { CursorKind } from '../../../src/graphql/paging/cursor';

const cursors: CursorKind<readonly [string, number]> = {
  list: 'things',
  key: z.tuple([z.string(), z.int()]),
};

describe('cursors', () => {
  test('decode to the key that was encoded, and need no escaping in a URL', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), (name, id) => {
        const cursor = encodeCursor(cursors, [name, id]);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(decodeCursor(cursors, cursor)).toEqual([name, id]);
      }),
    );
  });

  test('other texts are bad input', () => {
    const refused = expect.objectContaining({ code: 'BAD_USER_INPUT' });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeCursor(cursors, text)).toThrow(refused);
      }),
    );
    const of = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    for (const value of [
      ['others', 'a', 1],
      ['things', 'a'],
      ['things', 1, 'a'],
      ['things', 'a', 1.5],
      'things',
      null,
      {},
    ]) {
      expect(() => decodeCursor(cursors, of(value))).toThrow(refused);
    }
  });
});
