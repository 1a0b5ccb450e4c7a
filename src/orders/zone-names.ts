/** Names of the IANA time zone database, and what to propose for a name that it does not contain. */

const MAX_PROPOSALS = 3;

/** @returns undefined for a known name; otherwise what was expected, which completes "expected ..." */
export function zoneProblem(name: string): string | undefined {
  if (isZone(name)) return undefined;
  const proposals = similarZones(name).join(', ');
  return `an IANA time zone name such as ${proposals}`;
}

/** Offsets such as +02:00 are not names: they have no daylight-saving time. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The nearest names, nearest first. */
function similarZones(name: string): readonly string[] {
  const wanted = normalised(name);
  return allZones()
    .map((zone) => ({ zone, distance: distance(wanted, zone) }))
    .sort((a, b) => a.distance - b.distance || (a.zone < b.zone ? -1 : 1))
    .slice(0, MAX_PROPOSALS)
    .map(({ zone }) => zone);
}

const allZones = () => ['UTC', ...Intl.supportedValuesOf('timeZone')];

const normalised = (name: string) => name.trim().toLowerCase().replaceAll(' ', '_');

/** People often know only the city, so a name is also compared without its continent. */
function distance(wanted: string, zone: string): number {
  const whole = normalised(zone);
  const city = whole.slice(whole.lastIndexOf('/') + 1);
  const wantedCity = wanted.slice(wanted.lastIndexOf('/') + 1);
  return Math.min(edits(wanted, whole), edits(wantedCity, city) + 0.5);
}

/** The smallest number of characters to insert, delete or replace (Levenshtein 1966). */
function edits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[to.length];
}
