import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Chooses the benchmark's data when none is configured: TimeL-E's demo data if it is next to the checkout, with a separate
 * database and model below the state folder; otherwise the service's own settings.
 *
 * @returns environment variables to set
 */
export function benchData(
  environment: Readonly<Record<string, string | undefined>>,
  projectRoot: string,
): Readonly<Record<string, string>> {
  const timele = resolve(projectRoot, '..', 'shared', 'data', 'timele');
  if (environment.DATA_DIR || environment.DATABASE_URL || !existsSync(timele)) return {};
  const folder = join(resolve(projectRoot, environment.TIMELE_STATE_DIR || '.timel-e'), 'bench', 'serve');
  return { DATA_DIR: timele, TIMELE_STATE_DIR: folder, MODELS_DIR: join(folder, 'models') };
}
