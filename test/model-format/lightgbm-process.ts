/** Runs LightGBM through lightgbm_reference.py, with a temporary folder for its input and output. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lightGbmPackages, runPython } from './lightgbm-python';

const packages = lightGbmPackages();
if ('missing' in packages) console.log(`skipped, because LightGBM is not available: ${packages.missing}`);

/** `describe`; prints the reason and skips if LightGBM is not available. */
export const describeWithLightGbm = 'missing' in packages ? describe.skip : describe;

export interface Answers {
  /** Raw scores: row-major, one per class. */
  readonly scores: Float64Array;
  /** Leaf indices: row-major, one per tree. */
  readonly leaves: Int32Array;
  /** For the first 200 rows and each class: the contributions of the features, then the bias. */
  readonly contributions: Float64Array;
}

export class LightGbmProcess {
  private readonly folder = mkdtempSync(join(tmpdir(), 'lightgbm-'));

  write(name: string, content: string | Float32Array): void {
    writeFileSync(join(this.folder, name), content);
  }

  text(name: string): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  rows(): Float32Array {
    return new Float32Array(this.bytes('rows.f32'));
  }

  /** @throws Error with the end of Python's error output */
  run(verb: 'predict' | 'train' | 'evaluate'): void {
    if ('missing' in packages) throw new Error(packages.missing);
    const failure = runPython(packages.folder, [join(__dirname, 'lightgbm_reference.py'), verb, this.folder]);
    if (failure !== null) throw new Error(failure);
  }

  answers(): Answers {
    return {
      scores: new Float64Array(this.bytes('scores.f64')),
      leaves: new Int32Array(this.bytes('leaves.i32')),
      contributions: new Float64Array(this.bytes('contributions.f64')),
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private bytes(name: string): ArrayBuffer {
    return new Uint8Array(readFileSync(join(this.folder, name))).buffer;
  }
}
