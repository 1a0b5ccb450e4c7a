import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

test('the generated module is what kernels/assembly compiles to', () => {
  const script = join(__dirname, '..', '..', '..', 'scripts', 'compile-kernels.mjs');
  expect(() => execFileSync(process.execPath, [script, '--check'], { stdio: 'pipe' })).not.toThrow();
});
