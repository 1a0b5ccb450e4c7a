import { ImportError } from './import-error';
import type { FileSummary } from './import-summary';

/**
 * A few bad rows are left out; many mean that the file is not what it should be.
 *
 * @param allowed MAX_REJECT_SHARE, from 0 to 1, for each file by itself
 * @param findingsPath where all rejected rows stand
 * @throws ImportError naming each file that has too many
 */
export function checkRejectShare(files: readonly FileSummary[], allowed: number, findingsPath: string): void {
  const tooMany = files.filter(({ rows, rejected }) => rejected > allowed * rows);
  if (tooMany.length === 0) return;
  const lines = tooMany.map(
    ({ file, rows, rejected }) =>
      `${file}: ${count(rejected)} of ${count(rows)} rows rejected (${percent(rejected / rows)}), expected at most ${percent(allowed)}.`,
  );
  throw new ImportError(
    `${lines.join('\n')}\nNothing was changed. The rows and the reasons stand in ${findingsPath}: mend the files, or allow more with MAX_REJECT_SHARE.`,
  );
}

const count = (value: number) => value.toLocaleString('en');
const percent = (share: number) => `${Number((100 * share).toPrecision(3))} %`;
