import type { Baseline } from './baseline';
import { filledUp } from '../../lib/filled-up';
import { productsByFrequency } from './global-frequency';
import { productsByOwnFrequency } from './personal-frequency';

/** GP-TopFreq: P-TopFreq, then G-TopFreq for the rest of the list. */
export const personalThenGlobalFrequency: Baseline = {
  name: 'GP-TopFreq',
  space: {},
  fit: (histories) => {
    const popular = productsByFrequency(histories);
    return {
      rank: (user, length) => filledUp(productsByOwnFrequency(histories, user), popular, length),
    };
  },
};
