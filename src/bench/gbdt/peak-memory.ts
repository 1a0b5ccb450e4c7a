import { readFileSync } from 'node:fs';

/**
 * Peak resident memory of this process in megabytes. Linux reports it for the program itself (VmHWM); the portable counter
 * may include memory of the parent process at the time of the start.
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
