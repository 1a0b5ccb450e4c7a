import type { PoolClient } from 'pg';
import type { StartProgress } from '../lib/progress';
import type { ShopZone } from '../orders/shop-zone';
import type { FindingsLog } from './findings-log';
import type { IdMode } from './ids/id-kind';
import type { OpenLog } from './logs/open-log';
import type { PlannedFile } from './planned-file';
import type { UnreadFile } from './unread-files';

/** Shared by all steps of an import. */
export interface ImportContext {
  /** The import's own connection, whose search path begins with the staging area. */
  readonly client: PoolClient;
  readonly files: readonly PlannedFile[];
  /** The transaction log that `files` are derived from; undefined if they are read as they are. */
  readonly log?: OpenLog;
  /** Whether everything is rolled back at the end, except the report. */
  readonly check?: boolean;
  readonly ids: IdMode;
  /** Other files in the data folder. */
  readonly unread: readonly UnreadFile[];
  /** Receives the findings once all of them are known. */
  readonly findings: FindingsLog;
  readonly stateDir: string;
  /** From 0 to 1, applied to each file separately. */
  readonly maxRejectShare: number;
  readonly userUuidNamespace: string;
  /** The shop's time zone. */
  readonly zone: ShopZone;
  /** Whether to import although many stored orders would change users, or many products become unavailable. */
  readonly replace?: boolean;
  /** Whether products.csv was declared to contain the whole catalogue. */
  readonly completeCatalogue?: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (text: string) => void;
  readonly startProgress: StartProgress;
}

/** Labels of the steps that follow or compare the files, whose labels are their names. */
export const stepLabels = {
  compare: 'Comparing order items',
  check: 'Checking',
  index: 'Indexing',
  merge: 'Merging',
  refresh: 'Refreshing feature views',
} as const;

export type OnStep = (done: number, total: number, detail?: string) => void;

/** Shows the progress of work that consists of several statements, and starts no statement after an interruption. */
export async function withProgress<T>(
  step: Exclude<keyof typeof stepLabels, 'compare'>,
  { signal, startProgress }: Pick<ImportContext, 'signal' | 'startProgress'>,
  work: (onStep: OnStep) => Promise<T>,
): Promise<T> {
  const progress = startProgress(stepLabels[step], 1);
  const result = await work((done, total, detail) => {
    signal.throwIfAborted();
    progress.update(done / total, detail);
  });
  progress.stop();
  return result;
}
