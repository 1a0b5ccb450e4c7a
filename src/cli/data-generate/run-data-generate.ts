/** `npm run data:generate`: writes a data set of invented users and products. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { MAX_PRODUCTS, MIN_PRODUCTS } from '../../data-generator/generated-catalogue';
import { allCharacters } from '../../data-generator/characters/all-characters';
import { dataFormats } from '../../data-generator/data-format';
import type { DataFormat } from '../../data-generator/data-format';
import { generateData } from '../../data-generator/generate-data';
import type { GeneratedData } from '../../data-generator/generate-data';
import { OutputFolderError } from '../../data-generator/output-folder';
import type { WrittenFile } from '../../data-generator/output-folder';
import { startProgress } from '../../lib/progress';
import type { Progress } from '../../lib/progress';
import { wholeNumber } from '../options';

/** Where the command writes. Tests pass their own streams. */
export interface CliStreams {
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

interface CliOptions {
  readonly out: string;
  readonly users: number;
  /** Default: the number of the world. */
  readonly products?: number;
  readonly world: string;
  readonly bare?: true;
  readonly seed: number;
  readonly format: DataFormat;
  readonly force?: true;
}

/**
 * @param args arguments after the command's name
 * @returns the exit code
 */
export async function runDataGenerate(
  args: readonly string[],
  streams: CliStreams = process,
): Promise<number> {
  try {
    const command = commandLine(streams).parse([...args], { from: 'user' });
    const { out, ...rest } = command.opts<Partial<CliOptions>>();
    // Not a required option of commander, which would report a misspelt option as missing.
    if (out === undefined) return command.error("error: required option '--out <folder>' not specified");
    await generate({ ...(rest as CliOptions), out }, streams);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (!(error instanceof OutputFolderError) && !isFileError(error)) throw error;
    streams.stderr.write(`error: ${error.message}\n`);
    return 1;
  }
}

function commandLine({ stdout, stderr }: CliStreams): Command {
  return new Command('npm run data:generate --')
    .description(
      'Writes CSV files of an invented grocery shop whose users have habits. The data contains no real people or products. The same options give the same bytes.',
    )
    .option('--out <folder>', 'folder to write to, created if missing (required)', folder)
    .option('--users <number>', 'number of users', wholeNumber(1, 1_000_000), 500)
    .addOption(
      new Option('--world <name>', 'kind of shop and users (see below)')
        .choices(Object.keys(allCharacters))
        .default(Object.keys(allCharacters)[0]),
    )
    .option('--bare', 'leave out order times and prices, and put all products into one aisle and department')
    .option(
      '--products <number>',
      'number of products (default: depends on the world)',
      wholeNumber(MIN_PRODUCTS, MAX_PRODUCTS),
    )
    .option('--seed <number>', 'seed of the random generator', wholeNumber(0, 4_294_967_295), 1)
    .addOption(
      new Option('--format <name>', 'file names of the TimeL-E demo data, or of Instacart on Kaggle')
        .choices(dataFormats)
        .default('timele'),
    )
    .option('--force', 'replace existing files')
    .allowExcessArguments(false)
    .helpOption('--help', 'show this text')
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('Run "npm run data:generate -- --help" to see all options with examples.')
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: (text) => void stderr.write(text),
    })
    .exitOverride();
}

const worlds = Object.values(allCharacters)
  .map(({ name, summary, products }) => `  ${name.padEnd(12)}${summary}; ${grouped(products)} products`)
  .join('\n');

const EXAMPLES = `
Worlds:
${worlds}

Examples:
  npm run data:generate -- --out /tmp/shop
  npm run data:generate -- --out data/sample --users 500 --products 2000 --seed 1 --force
  npm run data:generate -- --out /tmp/full --users 206209 --products 49688 --format kaggle
  npm run data:generate -- --out /tmp/explore --world explore --users 1500 --format kaggle
  npm run data:generate -- --out /tmp/bare --world loyal --bare --format kaggle
`;

function folder(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('Expected the name of a folder, got nothing.');
}

async function generate(options: CliOptions, { stdout, stderr }: CliStreams): Promise<void> {
  const { out, users } = options;
  const character = allCharacters[options.world];
  const start = performance.now();
  let progress: Progress | undefined;
  const onUser = (done: number): void => {
    progress ??= startProgress('Generating', users, { stream: stderr });
    if (done % 500 === 0) progress.update(done, `${grouped(done)} of ${grouped(users)} users`);
  };
  try {
    const data = await generateData({
      ...options,
      character,
      products: options.products ?? character.products,
      directory: out,
      overwrite: options.force ?? false,
      onUser,
    });
    const itemsPerSecond = (1000 * data.items) / (performance.now() - start);
    progress?.stop(`${grouped(itemsPerSecond)} order items/s`);
    stdout.write(summary(data, options));
  } catch (error) {
    progress?.stop(`stopped, nothing was written to ${out}`);
    throw error;
  }
}

function summary(data: GeneratedData, { out, users, seed, world }: CliOptions): string {
  const { files, orders, baskets, items, reorderedItems } = data;
  const reorderShare = (100 * reorderedItems) / items;
  return [
    `Wrote ${files.length} files to ${out} (world ${world}, seed ${seed}):`,
    ...rowsByFolder(files).map(({ name, rows }) => `  ${name.padEnd(32)}${grouped(rows).padStart(12)} rows`),
    `Orders per user: ${(orders / users).toFixed(1)}. Products per basket: ${(items / baskets).toFixed(1)}. Reorders: ${reorderShare.toFixed(1)} %.`,
    `Import them with: DATA_DIR=${out} npm run import`,
    '',
  ].join('\n');
}

/** Files of a subfolder are added up. */
function rowsByFolder(files: readonly WrittenFile[]): readonly WrittenFile[] {
  const rowCounts = new Map<string, number[]>();
  for (const { name, rows } of files) {
    const [top] = name.split('/');
    rowCounts.set(top, [...(rowCounts.get(top) ?? []), rows]);
  }
  return [...rowCounts].map(([name, counts]) => ({
    name: counts.length > 1 ? `${name} (${counts.length} files)` : name,
    rows: counts.reduce((sum, rows) => sum + rows, 0),
  }));
}

function grouped(value: number): string {
  return Math.round(value).toLocaleString('en');
}

/** True for errors of the operating system, such as a full disk. */
function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
