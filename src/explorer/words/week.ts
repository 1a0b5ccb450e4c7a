/** The days as the import counts them: Instacart's 0 is Saturday. */
export const weekDays = [
  { short: 'Sat', long: 'Saturday' },
  { short: 'Sun', long: 'Sunday' },
  { short: 'Mon', long: 'Monday' },
  { short: 'Tue', long: 'Tuesday' },
  { short: 'Wed', long: 'Wednesday' },
  { short: 'Thu', long: 'Thursday' },
  { short: 'Fri', long: 'Friday' },
] as const;

export const dayName = (day: number): string => weekDays[day]?.long ?? `day ${day}`;

/** @param hour 0 to 23 */
export const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** Of today, in the import's counting. JavaScript's 0 is Sunday. */
export const dayOf = (date: Date): number => (date.getDay() + 1) % 7;
