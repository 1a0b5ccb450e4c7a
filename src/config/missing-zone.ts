/**
 * @param source usually `process.env`
 * @returns undefined if the shop's time zone is set, even to UTC
 */
export function missingZoneWarning(source: Readonly<Record<string, string | undefined>>): string | undefined {
  if (source.SHOP_TIME_ZONE) return undefined;
  return (
    'SHOP_TIME_ZONE is not set, so day of week, hour and timestamps without an offset are read as UTC. ' +
    "Set it to the shop's time zone, for example SHOP_TIME_ZONE=Europe/Berlin, or to UTC to accept this."
  );
}
