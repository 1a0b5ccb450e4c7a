/**
 * Checks the production dependencies for known vulnerabilities; high and critical ones fail. If the registry provides no
 * advisories (a mirror, no network), this part is skipped with a message.
 */
import { spawnSync } from 'node:child_process';

const severities = ['high', 'critical'];

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  timeout: 120_000,
});
const report = readReport(stdout);
if (report === null || report.metadata?.vulnerabilities === undefined) {
  const reason = error?.message ?? report?.message ?? 'npm audit printed no report';
  console.log(`audit: skipped, because the registry provides no advisories (${reason})`);
} else {
  process.exitCode = printSevere(report) ? 1 : 0;
}

function readReport(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @returns {boolean} whether there is a high or critical vulnerability */
function printSevere({ vulnerabilities }) {
  const severe = Object.values(vulnerabilities).filter(({ severity }) => severities.includes(severity));
  for (const { name, severity, range, via, fixAvailable } of severe) {
    const titles = via.flatMap((cause) =>
      typeof cause === 'string' ? [] : [`${cause.title} (${cause.url})`],
    );
    const fix = fixAvailable ? 'a fixed version is available' : 'no fixed version is available yet';
    console.log(`${name} ${range}: ${severity}; ${titles.join('; ') || `through ${via.join(', ')}`}; ${fix}`);
  }
  return severe.length > 0;
}
