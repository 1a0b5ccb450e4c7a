import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../paging/cursor';
import type { CursorKind } from '../paging/cursor';
import type { OrderPlace } from './order-loaders';

/** Number, key, moment, newer and older keys. Cursors of earlier releases have only the number, or the number and the key. */
type Key =
  | readonly [number]
  | readonly [number, number]
  | readonly [number, number, string | null, readonly number[], readonly number[]];

const int32 = z
  .int()
  .min(-(2 ** 31))
  .max(2 ** 31 - 1);
const keys = z.array(int32).max(10);

const cursors: CursorKind<Key> = {
  list: 'orders',
  key: z.union([
    z.tuple([int32, int32, z.iso.datetime().nullable(), keys, keys]),
    z.tuple([int32, int32]),
    z.tuple([int32]),
  ]),
};

export function orderCursor({ seen: [key, ...newer], unseen, number, moment }: OrderPlace): string {
  return encodeCursor(cursors, [number, key, moment, newer, unseen]);
}

/** @throws ApiError BAD_USER_INPUT for anything else than a cursor of a list of orders */
export function orderPlace(cursor: string): OrderPlace {
  const [number, key, moment = null, newer = [], unseen = []] = decodeCursor(cursors, cursor);
  return { seen: key === undefined ? [] : [key, ...newer], unseen, number, moment };
}
