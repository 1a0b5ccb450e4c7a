import { isIPv4 } from 'node:net';

/** Is this a name of the machine itself, which no other machine reaches? IPv6 with or without brackets. */
export function isLoopback(host: string): boolean {
  return ['localhost', '::1', '[::1]'].includes(host) || (isIPv4(host) && host.startsWith('127.'));
}
