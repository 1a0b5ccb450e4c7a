/** Imports files of any kind: known CSV files as they are, other tables after rewriting them, logs by derivation. */
import { describeUnderstood } from './logs/describe-log';
import type { OpenLog, LogInput } from './logs/open-log';
import { ImportError } from './import-error';
import type { ImportSummary } from './import-summary';
import { resolveInput } from './input/resolve-input';
import { writeKnownFiles } from './input/write-known-files';
import { runImport, runLogImport } from './run-import';
import type { RunOptions } from './run-import';
import type { Finding } from './row-finding';
import type { FoundFile } from './tables/find-files';
import type { UnreadFile } from './unread-files';

export interface AnyImportOptions extends RunOptions, Pick<LogInput, 'map' | 'from'> {
  /** Files, folders and patterns. */
  readonly names: readonly string[];
  /** Called with a log as soon as its columns are understood. */
  readonly onUnderstood?: (log: OpenLog) => void;
}

/** @throws ImportError if the files cannot be imported; nothing is changed then */
export async function runAnyImport(options: AnyImportOptions): Promise<ImportSummary> {
  const { names, map, from, onNotice = () => {} } = options;
  const input = await resolveInput(names, map !== undefined);
  if (input.kind !== 'log' && from !== undefined) {
    throw new ImportError(
      '--from: expected a log of which each row is one product in one order, got files of orders, order items and products. Import them without --from.',
    );
  }
  switch (input.kind) {
    case 'folder':
      return runImport({ ...options, dataDir: input.dataDir });
    case 'tables': {
      const findings: Finding[] = [];
      const folder = await writeKnownFiles(input.files, (finding) => findings.push(finding));
      try {
        for (const { file, as } of folder.names) onNotice(`${file} is read as ${as}.`);
        for (const { file, line, reason } of findings.slice(0, MAX_SHOWN)) {
          onNotice(`${file}, line ${line}: ${reason}`);
        }
        const summary = await runImport({ ...options, dataDir: folder.dataDir });
        return { ...summary, unread: unreadFiles(input.unread) };
      } finally {
        folder.remove();
      }
    }
    case 'log': {
      const summary = await runLogImport({
        ...options,
        log: { files: input.files, map, from },
        onUnderstood: (log) => {
          onNotice(describeUnderstood(log));
          options.onUnderstood?.(log);
        },
      });
      return { ...summary, unread: unreadFiles(input.unread) };
    }
  }
}

const MAX_SHOWN = 20;

const unreadFiles = (files: readonly FoundFile[]): readonly UnreadFile[] =>
  files.map(({ name }) => ({ name, hint: 'not a table with orders, or of another kind than the others' }));
