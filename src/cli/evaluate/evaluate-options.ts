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

/** On TimeL-E's data, this is about two minutes of tuning on an idle machine. */
const DEFAULT_BUDGET = 100;

/** Means over 20,000 users are accurate to about 0.002. All 206,209 users of Instacart take ten times as long. */
const DEFAULT_USERS = 20_000;

/** Options of {@link EvaluateOptions} that do not apply to studies. */
const evaluationOnly = ['quick', 'tuneBudget', 'users', 'baselines'] as const;

/** The command line of `npm run evaluate`, checked. */
export function evaluateOptions(): EvaluateOptions {
  const command = commandOf({
    name: 'npm run evaluate --',
    description:
      "Compares the active model with baselines that are tuned on earlier orders. The target is each user's last order with items; everything before it is history. Prints a table and writes a report as HTML, Markdown and JSON.",
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
    .addOption(
      new Option(
        '--data <folder>',
        'import the CSV files of this folder into a throwaway database, train and evaluate there, instead of evaluating the active model; can be repeated',
      )
        .argParser((folder: string, before: readonly string[]) => [...before, folder])
        .default([], 'none'),
    )
    .option('--quick', 'with --data: train small models')
    .option(
      '--tune-budget <trials>',
      'maximum number of parameter settings to try per baseline; 0 uses the published settings',
      wholeNumberFromZero,
      DEFAULT_BUDGET,
    )
    .option(
      '--users <number>',
      'maximum number of users, drawn at random (with SEED) if there are more, or "all"',
      numberOrAll,
      DEFAULT_USERS,
    )
    .option('--no-baselines', 'evaluate only the model and stage 1, which takes seconds')
    .addOption(
      new Option(
        '--study <name>',
        `run a study instead, which trains and compares many small models that differ in one respect (${studyNames.join(', ')}); can be repeated`,
      )
        .argParser((name: string, before: readonly StudyName[]) => [...before, oneOf(studyNames, name)])
        .default([], 'none'),
    )
    .option(
      '--seeds <number>',
      'with --study: number of models per variant, with different seeds',
      wholeNumberFromZero,
      3,
    )
    .option('--out <folder>', 'folder for evaluation.html (or studies.html), .md and .json', 'reports')
    .option(
      '--json <file>',
      'also write the rows (data set, method, metric, value, interval) as a JSON array to this file',
    )
    .allowExcessArguments(false)
    .parse();
  const options = command.opts<EvaluateOptions>();
  if (options.quick && options.data.length === 0) command.error('--quick requires --data FOLDER.');
  if (!options.baselines && command.getOptionValueSource('tuneBudget') === 'cli')
    command.error('--tune-budget cannot be used with --no-baselines.');
  if (options.study.length === 0 && command.getOptionValueSource('seeds') === 'cli')
    command.error('--seeds requires --study NAME.');
  if (options.seeds === 0) command.error('--seeds: expected 1 or more, got 0.');
  const conflicting = evaluationOnly.find((name) => command.getOptionValueSource(name) === 'cli');
  if (options.study.length > 0 && conflicting !== undefined)
    command.error(`--study cannot be used with ${flagOf(command, conflicting)}.`);
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

function wholeNumberFromZero(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`Expected a whole number, 0 or more, got "${text}".`);
}
