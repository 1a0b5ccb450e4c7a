/** A shop with a trained model, and what the tests of `npm run doctor` need to diagnose and damage it. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/cli/doctor/finding';
import { createTrainedShop, temporaryFolder } from '../setup/trained-shop';
import { runProgram } from './run-program';

export interface Diagnosis {
  readonly code: number | null;
  readonly stderr: string;
  readonly findings: readonly Finding[];
  of: (check: string) => Finding | undefined;
}

export async function createDoctorShop() {
  const folder = temporaryFolder();
  // Long histories, so that one more order does not count as drift.
  const shop = await createTrainedShop({ users: 40, products: 150, orders: 26 });
  const { pool, url } = shop.database;
  const { version } = shop.trained.manifest;
  // On this data, the model is no better than a frequency baseline, so the manifest gets the figures of a good model.
  setFigures(join(shop.modelsDir, version), { ours: 0.5, 'P-TopFreq': 0.4 });
  await pool.query(`insert into import_runs (counts) values ('{}')`);
  return {
    folder: folder.path,
    modelsDir: shop.modelsDir,
    /** A copy of the models that a test may damage. */
    damaged: join(folder.path, 'damaged'),
    sql: (text: string, values: unknown[] = []) => pool.query(text, values),
    diagnose: async (overrides: Record<string, string> = {}, ...args: string[]): Promise<Diagnosis> => {
      const { code, stdout, stderr } = await runProgram('doctor', ['--json', ...args], {
        DATABASE_URL: url,
        MODELS_DIR: shop.modelsDir,
        TIMELE_STATE_DIR: folder.path,
        PORT: '0',
        ...overrides,
      });
      const findings = JSON.parse(stdout) as Finding[];
      return { code, stderr, findings, of: (wanted) => findings.find(({ check }) => check === wanted) };
    },
    /** Copies the models and returns the folder of the active one in the copy. */
    modelToDamage(): string {
      rmSync(this.damaged, { recursive: true, force: true });
      cpSync(shop.modelsDir, this.damaged, { recursive: true });
      return join(this.damaged, version);
    },
    close: async () => {
      await shop.close();
      folder.remove();
    },
  };
}

export type DoctorShop = Awaited<ReturnType<typeof createDoctorShop>>;

export function changeManifest(directory: string, change: (manifest: Record<string, unknown>) => void): void {
  const path = join(directory, 'manifest.json');
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  change(manifest);
  writeFileSync(path, JSON.stringify(manifest));
}

/** Replaces the validation NDCG@10 in the manifest. */
export function setFigures(directory: string, figures: Record<string, number>): void {
  changeManifest(directory, ({ metrics }) => {
    (metrics as { validation: Record<string, unknown> }).validation['ndcg@10'] = figures;
  });
}

export const fault = (message: RegExp) => ({
  verdict: 'fault',
  message: expect.stringMatching(message) as string,
  cure: expect.stringMatching(/\w/) as string,
});
export const warning = (message: RegExp) => ({ ...fault(message), verdict: 'warning' });
