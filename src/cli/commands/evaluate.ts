/** `npm run evaluate`: the model and the baselines on each user's last known order, on one data set or several. */
import { basename, resolve } from 'node:path';
import type { Database } from '../../db/database';
import { evaluateDataSet } from '../../evaluation/evaluate-data-set';
import type { EvaluationReport } from '../../evaluation/report/evaluation-report';
import { scorableOrders } from '../../registry/fitted-orders';
import { versionDirectory } from '../../registry/model-files';
import { readActive } from '../../registry/versions';
import { startProgress } from '../../lib/progress';
import { servingModelOf } from '../../recommend/loaded-serving-model';
import { checkEnoughData } from '../../training/too-little-data';
import { loadActiveModel } from '../active-model';
import { describeEvaluation, describeOverview } from '../evaluate/describe-evaluation';
import { createStudies } from '../evaluate/create-studies';
import { evaluateOptions } from '../evaluate/evaluate-options';
import { withThrowawayDataSet } from '../evaluate/throwaway-data-set';
import { writeReports } from '../evaluate/write-reports';
import { runCommand } from '../run-command';

void runCommand(async ({ environment, signal, database, emptyDatabase }) => {
  const options = evaluateOptions();
  const measured = async (dataSet: string, { pool }: Database, modelsDir: string) => {
    // Without a model, too little data to train one is the more useful message.
    if ((await readActive(modelsDir)) === null) await checkEnoughData(pool);
    const loaded = await loadActiveModel(modelsDir, 'evaluated');
    try {
      return await evaluateDataSet({
        dataSet,
        pool,
        model: servingModelOf(loaded),
        scorable: await scorableOrders(
          versionDirectory(modelsDir, loaded.version),
          loaded.manifest,
          'evaluated',
        ),
        importance: loaded.manifest.importance,
        tuneBudget: options.tuneBudget,
        withBaselines: options.baselines,
        chunkUsers: environment.trainChunkUsers,
        seed: environment.seed,
        maxUsers: options.users,
        startProgress,
        signal,
      });
    } finally {
      await loaded.close();
    }
  };
  const reports: EvaluationReport[] = [];
  const publish = async (report: EvaluationReport) => {
    reports.push(report);
    process.stdout.write(describeEvaluation(report));
    // After each data set, so that a later failure does not lose the earlier results.
    await writeReports(reports, options.out, options.json);
  };
  // With --data, it is only the server on which each data set gets a database of its own.
  const own = options.data.length > 0 ? await emptyDatabase() : await database();
  if (options.study.length > 0) {
    const studies = createStudies({ ...options, environment, signal });
    if (options.data.length === 0) await studies.run('the imported data', own);
    for (const dataDir of options.data) {
      process.stderr.write(`${dataDir}: importing and running the studies\n`);
      await withThrowawayDataSet({ dataDir, server: own, trainOptions: undefined, signal }, (dataSet) =>
        studies.run(nameOf(dataDir, options.data), dataSet.database),
      );
    }
    return;
  }
  if (options.data.length === 0) {
    await publish(await measured('the imported data', own, environment.modelsDir));
  }
  for (const dataDir of options.data) {
    process.stderr.write(`${dataDir}: importing, training and evaluating\n`);
    const throwaway = { dataDir, server: own, trainOptions: options.quick ? ['--quick'] : [], signal };
    await publish(
      await withThrowawayDataSet(throwaway, (dataSet) =>
        measured(nameOf(dataDir, options.data), dataSet.database, dataSet.modelsDir),
      ),
    );
  }
  process.stdout.write(describeOverview(reports));
  process.stdout.write(`Report: ${resolve(options.out, 'evaluation.html')} (also .md and .json)\n`);
});

/** The folder's base name, or its whole path if another folder has the same base name. */
function nameOf(dataDir: string, all: readonly string[]): string {
  const last = (folder: string) => basename(resolve(folder));
  return all.filter((other) => last(other) === last(dataDir)).length > 1 ? resolve(dataDir) : last(dataDir);
}
