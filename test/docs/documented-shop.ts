/**
 * The state that the documents assume after `npm start`: a shop with user 1 of the documents, imported, trained and served
 * by the commands themselves. It is smaller than the sample.
 */
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { generateData } from '../../src/data-generator/generate-data';
import { readActive } from '../../src/registry/versions';
import { runProgram } from '../cli/run-program';
import type { ProgramEnd } from '../cli/run-program';
import { runServe } from '../server/running-serve';
import { createTestDatabase } from '../setup/test-database';
import { temporaryFolder } from '../setup/trained-shop';
import { root } from './markdown';

export interface DocumentedShop {
  /** Base URL of the running service. */
  readonly url: string;
  /** Working directory of the commands, for their output. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  run: (
    program: string,
    args: readonly string[],
    settings?: Readonly<Record<string, string>>,
  ) => Promise<ProgramEnd>;
  close: () => Promise<void>;
}

/** The UUID of user 1 with the default USER_UUID_NAMESPACE. */
export const DOCUMENTED_USER = '54e02e9f-e6c8-50c3-9b2e-87f37ee5b745';

export async function openDocumentedShop(): Promise<DocumentedShop> {
  const folder = temporaryFolder();
  const database = await createTestDatabase();
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: join(folder.path, 'shop'),
    MODELS_DIR: join(folder.path, 'models'),
    TIMELE_STATE_DIR: join(folder.path, 'state'),
  };
  mkdirSync(environment.TIMELE_STATE_DIR);
  symlinkSync(join(root, 'data'), join(folder.path, 'data'));
  const run: DocumentedShop['run'] = (program, args, settings = {}) =>
    runProgram(program, args, { ...environment, ...settings }, folder.path);
  const directory = environment.DATA_DIR;
  await generateData({ directory, users: 60, products: 300, seed: 1, format: 'timele', overwrite: false });
  for (const [program, ...args] of [['import'], ['train', '--quick']] as const) {
    const { code, stderr } = await run(program, args);
    if (code !== 0) throw new Error(`${program}: ${stderr}`);
  }
  const version = (await readActive(environment.MODELS_DIR)) as string;
  // The model that a data scientist imports.
  copyFileSync(join(environment.MODELS_DIR, version, 'stage1.txt'), join(folder.path, 'model.txt'));
  const serve = runServe(environment);
  await serve.says('Try it from a shell');
  const [, url] = /Serving at (http:\S+)\/graphql/.exec(serve.output()) ?? [];
  return {
    url: url,
    folder: folder.path,
    environment,
    run,
    close: async () => {
      serve.child.kill('SIGTERM');
      await serve.exitCode;
      await database.close();
      folder.remove();
    },
  };
}
