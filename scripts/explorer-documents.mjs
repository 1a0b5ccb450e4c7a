/**
 * Writes the explorer's GraphQL documents into its bundle (dist/explorer/documents.json, {sha256: document}), so that a
 * server with trusted documents accepts its own page.
 */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { inProject } from './project.mjs';

const target = inProject('dist', 'explorer', 'documents.json');
// Inside the project, so that the module can resolve its packages.
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
