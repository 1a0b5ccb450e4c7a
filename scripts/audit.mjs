/**
 * Known weaknesses of the packages that the server runs with: high and critical ones fail. A registry that has no list
 * of them (a mirror, no network) skips the part and says so.
 */
import { spawnSync } from 'node:child_process';

const graveSeverities = ['high', 'critical'];

const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
  timeout: 120_000,
});
const report = readReport(stdout);
if (report === null || report.metadata?.vulnerabilities === undefined) {
  const reason = error?.message ?? report?.message ?? 'npm audit gave no report';
  console.log(`audit: skipped, the registry has no list of known weaknesses to compare with (${reason})`);
} else {
  process.exitCode = printGrave(report) ? 1 : 0;
}

function readReport(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** @returns {boolean} whether there is a high or critical one */
function printGrave({ vulnerabilities }) {
  const grave = Object.values(vulnerabilities).filter(({ severity }) => graveSeverities.includes(severity));
  for (const { name, severity, range, via, fixAvailable } of grave) {
    const titles = via.flatMap((cause) =>
      typeof cause === 'string' ? [] : [`${cause.title} (${cause.url})`],
    );
    const cure = fixAvailable ? 'npm has a version without it' : 'there is no version without it yet';
    console.log(
      `${name} ${range}: ${severity}; ${titles.join('; ') || `through ${via.join(', ')}`}; ${cure}`,
    );
  }
  return grave.length > 0;
}
