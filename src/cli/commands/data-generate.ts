import { runDataGenerate } from '../data-generate/run-data-generate';

runDataGenerate(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
