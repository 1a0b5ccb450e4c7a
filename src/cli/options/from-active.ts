import { Option } from 'commander';

/** `--from active`, for every command that trains. */
export const fromActive = () =>
  new Option('--from <version>', "goes on from the active model's trees instead of beginning anew").choices([
    'active',
  ]);
