/**
 * What tests need before the first one: the generated Prisma client, and dist/ as compiled from the present src/,
 * because worker threads and command-line programs run from there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');
const client = join(root, 'src', 'db', 'generated', 'client.ts');

export function generateClient(): void {
  const schema = join(root, 'prisma', 'schema.prisma');
  runWhenOlder(client, [schema], 'prisma/build/index.js', ['generate']);
}

export function buildDist(): void {
  const src = join(root, 'src');
  const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(src, path));
  const stamp = join(root, 'dist', '.built');
  runWhenOlder(stamp, sources, '@swc/cli/bin/swc.js', ['src', '-d', 'dist', '--strip-leading-paths', '-q']);
}

/** Afterwards `stamp` is as old as the start of the run, so that a source changed meanwhile counts as newer. */
function runWhenOlder(
  stamp: string,
  sources: readonly string[],
  program: string,
  args: readonly string[],
): void {
  const start = new Date();
  const newest = Math.max(...sources.map((path) => statSync(path).mtimeMs));
  if (existsSync(stamp) && statSync(stamp).mtimeMs >= newest) return;
  try {
    execFileSync(process.execPath, [join(root, 'node_modules', program), ...args], { cwd: root });
  } catch (error) {
    const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
    throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
  if (!existsSync(stamp)) writeFileSync(stamp, '');
  utimesSync(stamp, start, start);
}
