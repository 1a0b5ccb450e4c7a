import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Environment } from '../config/environment';
import { withoutPersonalData } from './log-error';

export type Log = Logger;

/**
 * Structured log on stderr. Lines contain request IDs, routes, durations and error stacks, but never input of clients or the
 * identity of users.
 */
export function createLog(
  { logLevel }: Pick<Environment, 'logLevel'>,
  destination: DestinationStream = pino.destination(2),
): Log {
  const timestamp = pino.stdTimeFunctions.isoTime;
  return pino(
    { level: logLevel, base: null, timestamp, serializers: { err: withoutPersonalData } },
    destination,
  );
}
