import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from '../../config/environment';
import type { Database } from '../../db/database';
import { startProgress } from '../../lib/progress';
import type { StudyName } from '../../studies/study-plans';
import { studyMarkdown, studyPage } from '../../studies/report/study-report';
import { studyResultRows } from '../../studies/report/study-result-rows';
import { studyTable } from '../../studies/report/study-table';
import { runStudy } from '../../studies/run-study';
import type { StudyResult } from '../../studies/study';
import { studyRecipe } from '../../studies/study-plans';

export interface StudiesOptions {
  readonly study: readonly StudyName[];
  readonly seeds: number;
  /** Folder of studies.html, .md and .json; created if missing. */
  readonly out: string;
  /** File that also receives the rows (data set, study, variant, metric, value, interval) as a JSON array. */
  readonly json?: string;
  readonly environment: Environment;
  readonly signal: AbortSignal;
}

/** Runs studies on one data set after another, and prints and writes each result immediately. */
export function createStudies({ study: names, seeds, out, json, environment, signal }: StudiesOptions) {
  const results: StudyResult[] = [];
  return {
    run: async (dataSet: string, { pool }: Database): Promise<void> => {
      for (const study of names) {
        const result = await runStudy({
          study,
          dataSet,
          pool,
          recipe: studyRecipe,
          seeds,
          firstSeed: environment.seed,
          chunkUsers: environment.trainChunkUsers,
          numThreads: environment.trainThreads ?? Math.min(availableParallelism(), 8),
          startProgress,
          signal,
        });
        results.push(result);
        process.stdout.write(studyTable(result));
        await writeStudies(results, out, json);
      }
      process.stdout.write(`Report: ${resolve(out, 'studies.html')} (also .md and .json)\n`);
    },
  };
}

async function writeStudies(
  results: readonly StudyResult[],
  folder: string,
  rowsFile?: string,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'studies.html'), studyPage(results));
  await writeFile(join(folder, 'studies.md'), studyMarkdown(results));
  await writeFile(join(folder, 'studies.json'), text(results));
  if (rowsFile !== undefined) await writeFile(rowsFile, text(results.flatMap(studyResultRows)));
}

function text(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
