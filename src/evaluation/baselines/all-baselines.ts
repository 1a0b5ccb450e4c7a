import type { Baseline } from './baseline';
import { decayedFrequency } from './decayed-frequency';
import { globalFrequency } from './global-frequency';
import { personalFrequency } from './personal-frequency';
import { personalThenGlobalFrequency } from './personal-then-global-frequency';
import { repetitionModule } from './repetition-module';
import { tifuKnn } from './tifu-knn';
import { upCf } from './up-cf';

/** Those that cost next to nothing: what training shows beside its validation figures. */
export const frequencyBaselines: readonly Baseline[] = Object.freeze([
  globalFrequency,
  personalFrequency,
  personalThenGlobalFrequency,
  decayedFrequency,
]);

/** What the evaluation compares with. */
export const allBaselines: readonly Baseline[] = Object.freeze([
  ...frequencyBaselines,
  repetitionModule,
  upCf,
  tifuKnn,
]);
