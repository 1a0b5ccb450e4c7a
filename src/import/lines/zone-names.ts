/** Time zones by the names that exports use; the IANA name itself is always understood. */
export function ianaZone(name: string): string | undefined {
  const candidate = otherNames.get(name.trim().toLowerCase()) ?? name.trim();
  try {
    return new Intl.DateTimeFormat('en', { timeZone: candidate }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const otherNames: ReadonlyMap<string, string> = new Map([
  ['eastern time (us & canada)', 'America/New_York'],
  ['central time (us & canada)', 'America/Chicago'],
  ['mountain time (us & canada)', 'America/Denver'],
  ['pacific time (us & canada)', 'America/Los_Angeles'],
  ['arizona', 'America/Phoenix'],
  ['alaska', 'America/Anchorage'],
  ['hawaii', 'Pacific/Honolulu'],
  ['london', 'Europe/London'],
  ['dublin', 'Europe/Dublin'],
  ['madrid', 'Europe/Madrid'],
  ['paris', 'Europe/Paris'],
  ['berlin', 'Europe/Berlin'],
  ['tokyo', 'Asia/Tokyo'],
  ['sydney', 'Australia/Sydney'],
]);
