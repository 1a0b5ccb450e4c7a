/**
 * src/<name>.ts to dist/<name>.js, file by file: only what changed, each file replaced at once (a command that runs
 * meanwhile never reads half a file), and what lost its source goes.
 *
 * A compiled file carries its source's modification time. Equal times mean: made from this very source, also after a
 * checkout that went back to an older one.
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
/** Which compiler with which settings made what is in dist. */
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
  // Another compiler: everything again.
  if (readIfThere(stamp) !== made) rmSync(stamp, { force: true });
  const { sources, outdated, orphans } = compare();
  for (const orphan of orphans) rmSync(join(targetFolder, orphan));
  await compile(readIfThere(stamp) === undefined ? sources : outdated);
  writeFileSync(stamp, made);
}

/** All paths are relative to their folder: sources end in .ts, orphans in .js. */
function compare() {
  const sources = filesBelow(sourceFolder, bundles).filter(
    (path) => path.endsWith('.ts') && !path.endsWith('.d.ts'),
  );
  const compiled = new Set(filesBelow(targetFolder, bundles).filter((path) => path.endsWith('.js')));
  const outdated = sources.filter(
    (path) =>
      !compiled.delete(twin(path)) || !sameTime(join(sourceFolder, path), join(targetFolder, twin(path))),
  );
  return { sources, outdated, orphans: [...compiled] };
}

const twin = (source) => source.replace(/\.ts$/, '.js');

/** Times are kept in seconds as float64, which is good to less than a microsecond; files on disk may be coarser. */
const sameTime = (one, other) => Math.abs(statSync(one).mtimeMs - statSync(other).mtimeMs) < 2;

function compiler() {
  const { version } = JSON.parse(readFileSync(inPackage('@swc/core/package.json'), 'utf8'));
  return `@swc/core ${version}\n${readFileSync(inProject('.swcrc'), 'utf8')}`;
}

async function compile(sources) {
  const swc = createRequire(import.meta.url)('@swc/core');
  const faults = [];
  await Promise.all(
    sources.map(async (path) => {
      const source = join(sourceFolder, path);
      const target = join(targetFolder, twin(path));
      const { atime, mtime } = statSync(source);
      // Where stack traces find the source from the compiled file.
      const sourceFileName = relative(dirname(target), source);
      try {
        const { code } = await swc.transformFile(source, { cwd: root, sourceFileName });
        writeAtOnce(target, code, atime, mtime);
      } catch (error) {
        faults.push(`src/${path}: ${error.message}`);
      }
    }),
  );
  if (faults.length > 0)
    throw new Failure(`${faults.join('\n')}\n\n${faults.length} of ${sources.length} files do not compile.`);
}

function writeAtOnce(file, text, atime, mtime) {
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  utimesSync(unfinished, atime, mtime);
  renameSync(unfinished, file);
}
