import pino, { type Logger } from 'pino';
import type { Environment } from '../config/environment';

export type Log = Logger;

/**
 * Structured lines on stderr. They carry request ids, routes, durations and error stacks, never what a client sent or
 * who a user is.
 */
export function createLog({ logLevel }: Pick<Environment, 'logLevel'>): Log {
  return pino({ level: logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}
