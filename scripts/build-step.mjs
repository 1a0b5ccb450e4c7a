/**
 * Compiles src/<name>.ts to dist/<name>.js, file by file: only what changed, each file replaced atomically (a command
 * that runs meanwhile never reads a partial file). Compiled files without a source are removed.
 *
 * A compiled file gets its source's modification time. Equal times mean that it was compiled from exactly this source,
 * even after a checkout of an older version.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { bundles } from './browser-step.mjs';
import { Failure } from './failure.mjs';
import { filesBelow } from './files-below.mjs';
import { inPackage, inProject, root } from './project.mjs';
import { readIfThere } from './read-if-there.mjs';

const sourceFolder = inProject('src');
const targetFolder = inProject('dist');
/** Records the compiler and the settings with which dist was compiled. */
const stamp = inProject('dist', '.compiler');

export const buildStep = {
  label: 'Compiling',
  needed: () => {
    const { outdated, orphans } = compare();
    return outdated.length + orphans.length > 0 || readIfThere(stamp) !== compiler();
  },
  make: build,
};

async function build() {
  const made = compiler();
  // After a change of the compiler or its settings, everything is compiled again.
  if (readIfThere(stamp) !== made) rmSync(stamp, { force: true });
  const { sources, outdated, orphans } = compare();
  for (const orphan of orphans) rmSync(join(targetFolder, orphan));
  await compile(readIfThere(stamp) === undefined ? sources : outdated);
  writeFileSync(stamp, made);
}

/** All paths are relative: sources end in .ts, orphans in .js. */
function compare() {
  const sources = filesBelow(sourceFolder, bundles).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'),
  );
  const compiled = new Set(filesBelow(targetFolder, bundles).filter((path) => path.endsWith('.js')));
  const outdated = sources.filter(
    (path) =>
      !compiled.delete(compiledName(path)) ||
      !sameTime(join(sourceFolder, path), join(targetFolder, compiledName(path))),
  );
  return { sources, outdated, orphans: [...compiled] };
}

const compiledName = (source) => source.replace(/\.ts$/, '.js');

/** Times are set in seconds as float64, which is accurate to less than a microsecond; file systems may be coarser. */
const sameTime = (one, other) => Math.abs(statSync(one).mtimeMs - statSync(other).mtimeMs) < 2;

function compiler() {
  const { version } = JSON.parse(readFileSync(inPackage('@swc/core/package.json'), 'utf8'));
  return `@swc/core ${version}\n${readFileSync(inProject('.swcrc'), 'utf8')}`;
}

async function compile(sources) {
  const swc = createRequire(import.meta.url)('@swc/core');
  const errors = [];
  await Promise.all(
    sources.map(async (path) => {
      const source = join(sourceFolder, path);
      const target = join(targetFolder, compiledName(path));
      const { atime, mtime } = statSync(source);
      // Lets stack traces refer from the compiled file to its source.
      const sourceFileName = relative(dirname(target), source);
      try {
        const { code } = await swc.transformFile(source, { cwd: root, sourceFileName });
        writeAtOnce(target, code, atime, mtime);
      } catch (error) {
        errors.push(`src/${path}: ${error.message}`);
      }
    }),
  );
  if (errors.length > 0)
    throw new Failure(
      `${errors.join('\n')}\n\n${errors.length} of ${sources.length} files failed to compile.`,
    );
}

function writeAtOnce(file, text, atime, mtime) {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  utimesSync(unfinished, atime, mtime);
  renameSync(unfinished, file);
}
