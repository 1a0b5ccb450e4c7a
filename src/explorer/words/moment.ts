const format = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** @param iso a date-time as GraphQL gives it */
export const moment = (iso: string): string => format.format(new Date(iso));

const steps = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
] as const;

/** "3 hours ago"; "just now" within the last minute. */
export function ago(iso: string, now: number): string {
  const seconds = (now - new Date(iso).getTime()) / 1000;
  const step = steps.find((one) => seconds >= one.seconds);
  if (!step) return 'just now';
  const whole = Math.floor(seconds / step.seconds);
  return `${whole} ${step.unit}${whole === 1 ? '' : 's'} ago`;
}
