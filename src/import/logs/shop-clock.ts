import type { LocalClock } from '../lines/log-line';
import { ShopZone } from '../../orders/shop-zone';

const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3_600;
const MS_PER_DAY = 86_400_000;

/**
 * Times are read in the zone of the log; days and hours are those of the shop, as for orders recorded through the API.
 *
 * @param logZone an IANA name; the shop's zone if undefined
 */
export function shopClock(shop: ShopZone, logZone: string | undefined): LocalClock {
  const zone = logZone === undefined || logZone === shop.name ? shop : new ShopZone(logZone);
  return {
    momentOf: (dayNumber, secondOfDay) => {
      const day = new Date(dayNumber * MS_PER_DAY);
      return zone.momentOf({
        year: day.getUTCFullYear(),
        month: day.getUTCMonth() + 1,
        day: day.getUTCDate(),
        hour: Math.floor(secondOfDay / SECONDS_PER_HOUR),
        minute: Math.floor((secondOfDay % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE),
        second: secondOfDay % SECONDS_PER_MINUTE,
      }).moment;
    },
    startOfDay: (dayNumber) => shop.startOfDay(dayNumber),
    localTime: (moment) => shop.localTime(moment),
  };
}
