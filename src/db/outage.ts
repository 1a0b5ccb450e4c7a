import { isLostDatabase } from './lost-database';

/**
 * The database is gone, too slow, or has no connection left for us: nothing is wrong with what was asked, and asking
 * again later may help. Serving answers from memory meanwhile.
 */
export function isDatabaseOutage(error: unknown): boolean {
  return isLostDatabase(error) || isTimeout(error) || causesOf(error).some(isDatabaseOutage);
}

/** 57014: a statement ran into its timeout; 53300: the server takes no further connection; the rest is the network's. */
const codes = [
  '57014',
  '53300',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'P1001',
  'P1017',
  'P2024',
];

/** How pg and its pool tell that they waited long enough. */
const messages = [/^timeout exceeded when trying to connect/, /^Query read timeout/, /^timeout expired/];

/** Did it take too long, rather than fail at once? */
export function isTimeout(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return codes.includes(String(code)) || messages.some((pattern) => pattern.test(String(message)));
}

/** Thrown instead of asking a database that has just been found to be out. */
export class DatabaseOutage extends Error {
  override readonly name = 'DatabaseOutage';
  readonly code = '08006';

  constructor() {
    super('the database did not answer a moment ago; it is asked again within a second');
  }
}

/** Prisma keeps the driver's error in places of its own; several addresses refused at once come as a list. */
function causesOf(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  const { meta, errors, cause } = error as {
    meta?: { driverAdapterError?: unknown };
    errors?: unknown;
    cause?: { originalCode?: unknown; originalMessage?: unknown };
  };
  const original = cause && { code: cause.originalCode, message: cause.originalMessage };
  return [meta?.driverAdapterError, cause, original, ...(Array.isArray(errors) ? errors : [])].filter(
    (found) => found !== undefined && found !== null && found !== error,
  );
}
