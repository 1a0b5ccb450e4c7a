/** How Postgres and its driver say that the server went away in the middle of a command. */
const codes = ['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];
const messages = [/^Connection terminated/, /^Client has encountered a connection error/];

/** True for what a stopped, killed or restarted server causes; a query of ours that is wrong is something else. */
export function isLostDatabase(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause } = error as NodeJS.ErrnoException;
  if (code !== undefined && codes.includes(code)) return true;
  // Prisma and others wrap it.
  return messages.some((pattern) => pattern.test(message)) || isLostDatabase(cause);
}
