import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { studyNames } from '../../studies/study-plans';
import type { StudyName } from '../../studies/study-plans';
import { commandOf } from '../run-command';

export interface EvaluateOptions {
  readonly data: readonly string[];
  readonly quick?: true;
  readonly tuneBudget: number;
  readonly baselines: boolean;
  readonly study: readonly StudyName[];
  readonly seeds: number;
  readonly users: number;
  readonly out: string;
  readonly json?: string;
}

/** On TimeL-E's data about two minutes of tuning on a quiet machine. */
const defaultBudget = 100;

/** Means over so many users are good to about .002; all 206,209 of Instacart take ten times as long. */
const defaultUsers = 20_000;

/** What only evaluations take, by their names in {@link EvaluateOptions}. */
const notOfStudies = ['quick', 'tuneBudget', 'users', 'baselines'] as const;

/** The command line of `npm run evaluate`, checked. */
export function evaluateOptions(): EvaluateOptions {
  const command = commandOf({
    name: 'npm run evaluate --',
    description:
      'Measures the active model beside baselines that are tuned on earlier orders: the target is the last order with items of each user, everything before it is history. Prints a table and writes a page (evaluation.html), Markdown and JSON.',
    examples: [
      'npm run evaluate',
      'npm run evaluate -- --tune-budget 10 --json /tmp/rows.json',
      'npm run evaluate -- --no-baselines',
      'npm run evaluate -- --users all',
      'npm run evaluate -- --data data/sample --data ../shared/data/timele --out reports/two',
      'npm run evaluate -- --study ablation',
      'npm run evaluate -- --study learning-curve --study history-lags --data data/sample --seeds 1',
    ],
  })
    .option(
      '--data <folder>',
      'CSV files to import into a throwaway database, train on and evaluate; may stand several times. Without it: the database and its active model',
      (folder: string, before: readonly string[]) => [...before, folder],
      [],
    )
    .option('--quick', 'with --data: train small models')
    .option(
      '--tune-budget <trials>',
      'parameter settings that each baseline may try; 0 takes the published ones',
      wholeNumber,
      defaultBudget,
    )
    .option(
      '--users <number>',
      'users to evaluate, drawn at random (with SEED) where there are more; "all" takes all',
      numberOrAll,
      defaultUsers,
    )
    .option('--no-baselines', 'only ours and stage 1 alone: done in seconds')
    .addOption(
      new Option(
        '--study <name>',
        `instead: trains many small models that differ in one thing and compares them (${studyNames.join(', ')}); may stand several times`,
      )
        .argParser((name: string, before: readonly StudyName[]) => [...before, oneOf(studyNames, name)])
        .default([], 'none'),
    )
    .option('--seeds <number>', 'with --study: models of each kind, with different seeds', wholeNumber, 3)
    .option('--out <folder>', 'where evaluation.html (or studies.html), .md and .json go', 'reports')
    .option(
      '--json <file>',
      'also write the rows (data set, method, metric, value, interval) as a JSON array to this file',
    )
    .allowExcessArguments(false)
    .parse();
  const options = command.opts<EvaluateOptions>();
  if (options.quick && options.data.length === 0)
    command.error('--quick is about the models that --data trains: add --data FOLDER.');
  if (!options.baselines && command.getOptionValueSource('tuneBudget') === 'cli')
    command.error('--tune-budget tunes baselines: leave it or --no-baselines out.');
  if (options.study.length === 0 && command.getOptionValueSource('seeds') === 'cli')
    command.error('--seeds is about studies: add --study NAME.');
  if (options.seeds === 0) command.error('--seeds: expected 1 or more, got 0.');
  const alien = notOfStudies.find((name) => command.getOptionValueSource(name) === 'cli');
  if (options.study.length > 0 && alien !== undefined)
    command.error(`--study compares small models of its own: leave it or ${flagOf(command, alien)} out.`);
  return options;
}

function flagOf(command: Command, name: string): string {
  return command.options.find((option) => option.attributeName() === name)?.long ?? name;
}

function numberOrAll(text: string): number {
  if (text === 'all') return Infinity;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`Expected a whole number above 0, or "all", got "${text}".`);
}

function oneOf<T extends string>(names: readonly T[], text: string): T {
  const name = names.find((one) => one === text);
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`Expected one of ${names.join(', ')}, got "${text}".`);
}

function wholeNumber(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`Expected a whole number, 0 or more, got "${text}".`);
}
