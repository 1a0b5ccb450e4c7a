import { isLostDatabase } from './lost-database';

/**
 * True when the database is down, too slow, or has no free connection: the statement itself is not at fault, and a retry
 * may succeed. Meanwhile the server answers from memory.
 */
export function isDatabaseOutage(error: unknown): boolean {
  return isLostDatabase(error) || isTimeout(error) || causesOf(error).some(isDatabaseOutage);
}

/** 57014: statement timeout; 53300: too many connections; the others are network errors. */
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

/** How pg and its pool report a timeout. */
const messages = [/^timeout exceeded when trying to connect/, /^Query read timeout/, /^timeout expired/];

/** Whether the operation timed out, rather than failing immediately. */
export function isTimeout(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  return codes.includes(String(code)) || messages.some((pattern) => pattern.test(String(message)));
}

/** Thrown instead of querying a database that was found to be down a moment ago. */
export class DatabaseOutage extends Error {
  override readonly name = 'DatabaseOutage';
  readonly code = '08006';

  constructor() {
    super('The database did not answer a moment ago; the next attempt is made within a second.');
  }
}

/** Prisma stores the driver's error in several places; several refused addresses are reported as a list. */
function causesOf(error: unknown): readonly unknown[] {
  if (typeof error !== 'object' || error === null) return [];
  const { meta, errors, cause } = error as {
    meta?: { driverAdapterError?: unknown };
    errors?: unknown;
    cause?: { originalCode?: unknown; originalMessage?: unknown };
  };
  const original = cause && { code: cause.originalCode, message: cause.originalMessage };
  return [
    meta?.driverAdapterError,
    cause,
    original,
    ...(Array.isArray(errors) ? (errors as readonly unknown[]) : []),
  ].filter((found) => found !== undefined && found !== null && found !== error);
}
