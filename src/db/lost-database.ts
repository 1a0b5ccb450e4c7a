/** Codes with which Postgres and its driver report that the server went away during a command. */
const codes = ['57P01', '57P02', '57P03', '08000', '08003', '08006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];
const messages = [/^Connection terminated/, /^Client has encountered a connection error/];

/** True for errors caused by a server that was stopped, killed or restarted; false for errors of the statement itself. */
export function isLostDatabase(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, cause } = error as NodeJS.ErrnoException;
  if (code !== undefined && codes.includes(code)) return true;
  // Prisma and others wrap the driver's error.
  return messages.some((pattern) => pattern.test(message)) || isLostDatabase(cause);
}
