import { readFileSync } from 'node:fs';

/**
 * Largest resident memory of this process so far, in megabytes. Linux says it for the program itself (VmHWM); the
 * portable counter also holds what the parent had when it started the process.
 */
export function peakMegabytes(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (kilobytes) return Number(kilobytes[1]) / 1024;
  } catch {
    // not Linux
  }
  return process.resourceUsage().maxRSS / 1024;
}
