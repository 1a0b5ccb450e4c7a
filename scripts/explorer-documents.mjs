/**
 * Writes the GraphQL documents that the explorer sends into its bundle, so that a server with a list of trusted documents
 * knows those of its own page: dist/explorer/documents.json, {sha256: document}.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inProject } from './project.mjs';

const target = inProject('dist', 'explorer', 'documents.json');
// Beside the packages that the module imports.
const folder = mkdtempSync(inProject('dist', 'explorer-documents-'));
try {
  await build({
    configFile: false,
    root: inProject('src', 'explorer'),
    logLevel: 'warn',
    build: {
      ssr: 'documents.ts',
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: { output: { entryFileNames: 'documents.mjs' } },
    },
  });
  const { documents } = await import(pathToFileURL(join(folder, 'documents.mjs')).href);
  const byHash = documents.map((text) => [createHash('sha256').update(text).digest('hex'), text]);
  writeFileSync(target, `${JSON.stringify(Object.fromEntries(byHash), null, 2)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
