/** Runs a trainer in a separate process, so that its memory and CPU time can be measured. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { TrainerAnswer, TrainerJob } from './trainer-job';

/** The program and its arguments before the job. */
export type Trainer = readonly [program: string, ...args: string[]];

export const oursTrainer: Trainer = [process.execPath, join(__dirname, 'train-ours.js')];

/** @param python of an environment with LightGBM */
export function lightGbmTrainer(python: string): Trainer {
  return [python, join(__dirname, '..', '..', '..', 'src', 'bench', 'gbdt', 'train_lightgbm.py')];
}

export async function runTrainer(
  [program, ...args]: Trainer,
  job: TrainerJob,
  signal?: AbortSignal,
): Promise<TrainerAnswer> {
  const child = spawn(program, [...args, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal && { signal }),
  });
  let output = '';
  let errorOutput = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errorOutput += text));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`expected ${program} to exit with 0, got ${code}:\n${errorOutput}`);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as TrainerAnswer;
}
