import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Where the benchmark's data lies when nobody says: TimeL-E's demo data, where the checkout has it beside it, with a
 * database and a model of their own below the state folder; else whatever the service itself would use.
 *
 * @returns environment variables to be set
 */
export function benchPlace(
  environment: Readonly<Record<string, string | undefined>>,
  projectRoot: string,
): Readonly<Record<string, string>> {
  const timele = resolve(projectRoot, '..', 'shared', 'data', 'timele');
  if (environment.DATA_DIR || environment.DATABASE_URL || !existsSync(timele)) return {};
  const folder = join(resolve(projectRoot, environment.TIMELE_STATE_DIR || '.timel-e'), 'bench', 'serve');
  return { DATA_DIR: timele, TIMELE_STATE_DIR: folder, MODELS_DIR: join(folder, 'models') };
}
