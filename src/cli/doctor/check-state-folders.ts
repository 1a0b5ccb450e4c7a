import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fault, ok } from './finding';
import type { Finding } from './finding';

/** May we write where local state and models go? Tried, not asked: rights, full quotas and read-only mounts all show. */
export function checkStateFolder(check: string, variable: string, folder: string): Finding {
  const probe = join(folder, `.doctor-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, 'a probe of npm run doctor; may be deleted');
    rmSync(probe);
    return ok(check, `${folder} can be written`);
  } catch (error) {
    return fault(
      check,
      `${folder} cannot be written: ${(error as Error).message}`,
      `Give the account that runs this the right to write there, or set ${variable} to another folder.`,
    );
  }
}
