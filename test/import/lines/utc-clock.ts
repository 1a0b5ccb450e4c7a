import type { LocalClock } from '../../../src/import/lines/log-line';

/** A clock with a fixed distance to UTC. */
export function fixedClock(hoursEast = 0): LocalClock {
  const offset = hoursEast * 3_600_000;
  return {
    momentOf: (dayNumber, secondOfDay) => new Date(dayNumber * 86_400_000 + secondOfDay * 1_000 - offset),
    startOfDay: (dayNumber) => new Date(dayNumber * 86_400_000 - offset),
    localTime: (moment) => {
      const local = moment.getTime() + offset;
      return {
        dayNumber: Math.floor(local / 86_400_000),
        hourOfDay: new Date(local).getUTCHours(),
      };
    },
  };
}
