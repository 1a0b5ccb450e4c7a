import { readFileSync } from 'node:fs';

/**
 * Peak resident memory of this process so far, in megabytes. On Linux, VmHWM counts only this program; the portable
 * counter also includes the parent's memory at the time of the fork.
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
