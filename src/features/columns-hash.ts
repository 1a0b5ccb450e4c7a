import { createHash } from 'node:crypto';

/** Fingerprint of an ordered list of column names (hex, 64 characters). */
export function columnsHash(names: readonly string[]): string {
  return createHash('sha256').update(names.join('\n')).digest('hex');
}
