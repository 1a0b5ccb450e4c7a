import type { PoolClient } from 'pg';
import type { StartProgress } from '../lib/progress';
import type { FindingsLog } from './findings-log';
import type { PlannedFile } from './planned-file';
import type { UnreadFile } from './unread-files';

/** What all steps of one import have in common. */
export interface ImportContext {
  /** The import's own connection, in the staging area. */
  readonly client: PoolClient;
  readonly files: readonly PlannedFile[];
  /** What the data folder holds beside them. */
  readonly unread: readonly UnreadFile[];
  /** Takes what was found, once the last of it is known. */
  readonly findings: FindingsLog;
  readonly stateDir: string;
  /** From 0 to 1, for each file by itself. */
  readonly maxRejectShare: number;
  readonly userUuidNamespace: string;
  /** Whether many stored orders may change their user. */
  readonly replace?: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (text: string) => void;
  readonly startProgress: StartProgress;
}

export type OnStep = (done: number, total: number, detail?: string) => void;

/** Work of several statements: shows how far it is, and begins none after an interruption. */
export async function inSteps<T>(
  label: string,
  { signal, startProgress }: Pick<ImportContext, 'signal' | 'startProgress'>,
  work: (onStep: OnStep) => Promise<T>,
): Promise<T> {
  const progress = startProgress(label, 1);
  const result = await work((done, total, detail) => {
    signal.throwIfAborted();
    progress.update(done / total, detail);
  });
  progress.stop();
  return result;
}
