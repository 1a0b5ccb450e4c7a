/**
 * `node scripts/compile-kernels.mjs [--check]`: compiles the trainer's kernels from AssemblyScript to WebAssembly and
 * writes them as a TypeScript module, so that the trainer needs no file system. --check only compares the module.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import asc from 'assemblyscript/asc';
import { inProject, root } from './project.mjs';
import { readIfThere } from './read-if-there.mjs';

const SOURCE = 'src/gbdt/kernels/assembly/index.ts';
const target = inProject('src', 'gbdt', 'kernels', 'generated', 'kernels-base64.ts');
const options = [
  ...['-O3', '--noAssert', '--runtime', 'stub', '--pedantic'],
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
  ...['--enable', 'simd', '--enable', 'threads', '--enable', 'bulk-memory'],
];

let wasm;
const { error, stderr } = await asc.main(
  [SOURCE, '--baseDir', root, '--outFile', 'kernels.wasm', ...options],
  {
    writeFile: (_, contents) => {
      wasm = contents;
    },
  },
);
if (error || wasm === undefined) {
  console.error(`${stderr}\nThe kernels do not compile: ${error?.message ?? 'no output'}`);
  process.exit(1);
}

const lines =
  Buffer.from(wasm)
    .toString('base64')
    .match(/.{1,100}/g) ?? [];
const text = `/** Made from kernels/assembly by scripts/compile-kernels.mjs; do not edit. ${wasm.length} bytes of WebAssembly. */
export const KERNELS_BASE64 =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`;
if (!process.argv.includes('--check')) {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
} else if (readIfThere(target) !== text) {
  console.error(
    `Expected ${target} to be the compiled form of ${SOURCE}, found another module. Run \`npm run build:kernels\`.`,
  );
  process.exit(1);
}
