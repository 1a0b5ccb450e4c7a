import pino from 'pino';
import type { DestinationStream, Logger } from 'pino';
import type { Environment } from '../config/environment';
import { withoutPersonalData } from './log-error';

export type Log = Logger;

/**
 * Structured lines on stderr. They carry request ids, routes, durations and error stacks, never what a client sent or
 * who a user is.
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
