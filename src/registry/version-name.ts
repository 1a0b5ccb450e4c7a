import { createHash } from 'node:crypto';

/** The first six hex digits of the SHA-256 of all parts; identifies a content. */
export function shortHash(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex').slice(0, 6);
}

/**
 * The name of a version: UTC time and the short hash of its content, as in 20261123-181502-ab12cd. Names sort by time.
 */
export function versionName(publishedAt: Date, contentHash: string): string {
  const digits = publishedAt.toISOString().replace(/\D/g, '');
  return `${digits.slice(0, 8)}-${digits.slice(8, 14)}-${contentHash}`;
}
