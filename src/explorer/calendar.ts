/** Weekdays as the API counts them: 0 is Saturday. */
export const weekDays = [
  { short: 'Sat', long: 'Saturday' },
  { short: 'Sun', long: 'Sunday' },
  { short: 'Mon', long: 'Monday' },
  { short: 'Tue', long: 'Tuesday' },
  { short: 'Wed', long: 'Wednesday' },
  { short: 'Thu', long: 'Thursday' },
  { short: 'Fri', long: 'Friday' },
] as const;

const dayName = (day: number): string => weekDays[day]?.long ?? `day ${day}`;

/** @param hour 0 to 23 */
export const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** "Monday 18:00"; an order has neither, or only the day, where the shop's data does not contain them. */
export function dayAndHour(day: number | null, hour: number | null): string {
  const known = [day === null ? '' : dayName(day), hour === null ? '' : clock(hour)].filter(Boolean);
  return known.join(' ') || 'unknown time';
}

/** Weekday of a date in this numbering; JavaScript's 0 is Sunday. */
export const dayOf = (date: Date): number => (date.getDay() + 1) % 7;

const dateTime = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** @param iso a date-time of the API */
export const moment = (iso: string): string => dateTime.format(new Date(iso));

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
