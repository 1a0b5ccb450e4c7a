/**
 * A cursor is opaque to clients; it encodes the sort key of its row. Pages are read by key ("after this row"), so that page
 * 1,000 costs as much as page 1, and rows that are added or removed do not shift the pages.
 */
import type { z } from 'zod';
import { badInput } from '../errors';

export interface CursorKind<Key extends readonly unknown[]> {
  /** List that the cursor belongs to; other lists reject it. */
  readonly list: string;
  readonly key: z.ZodType<Key>;
}

export function encodeCursor<Key extends readonly unknown[]>(kind: CursorKind<Key>, key: Key): string {
  return Buffer.from(JSON.stringify([kind.list, ...key])).toString('base64url');
}

/** @throws ApiError BAD_USER_INPUT for anything that `encodeCursor` did not create for this list */
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
