/**
 * Cursors: opaque to clients, to us the sort key of the row they point at. Pages are read by key ("after this row"),
 * so that page 1,000 costs what page 1 costs and rows that come or go shift nothing.
 */
import type { z } from 'zod';
import { badInput } from '../errors';

export interface CursorKind<Key extends readonly unknown[]> {
  /** Which list the cursor belongs to; another list refuses it. */
  readonly list: string;
  readonly key: z.ZodType<Key>;
}

export function encodeCursor<Key extends readonly unknown[]>(kind: CursorKind<Key>, key: Key): string {
  return Buffer.from(JSON.stringify([kind.list, ...key])).toString('base64url');
}

/** @throws ApiError BAD_USER_INPUT for anything that `encodeCursor` did not make for this list */
export function decodeCursor<Key extends readonly unknown[]>(kind: CursorKind<Key>, cursor: string): Key {
  const parts = parse(cursor);
  const key = Array.isArray(parts) && parts[0] === kind.list ? kind.key.safeParse(parts.slice(1)) : undefined;
  if (!key?.success) throw badInput('after', `a cursor of this list`, cursor.slice(0, 80));
  return key.data;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
