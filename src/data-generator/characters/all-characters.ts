import type { Character } from './character';
import { explore } from './explore';
import { instacart } from './instacart';
import { loyal } from './loyal';

/** By command-line name; the first one is the default. */
export const allCharacters: Readonly<Record<string, Character>> = { instacart, explore, loyal };
