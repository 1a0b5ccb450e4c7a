/**
 * Names and descriptions of products: "Larkmead Organic Vanilla Greek Yogurt, 500 g" is brand, quality, kind, noun and
 * size. Names contain commas and occasionally quotation marks, like real ones.
 */
import type { Random } from '../lib/random';
import { brands } from './vocabulary/brands';
import type { AisleVocabulary, DepartmentVocabulary, PackKind } from './vocabulary/department-vocabulary';

export interface ProductText {
  readonly name: string;
  readonly description: string;
  /** Index of its size among the aisle's sizes, from 0; larger packs cost more. */
  readonly sizeStep: number;
}

/** Generates the products of an aisle, each with a unique name. */
export class ProductWriter {
  private readonly nouns: readonly string[];
  private readonly kinds: readonly string[];
  private readonly qualities: readonly string[];
  private readonly notes: readonly string[];
  private readonly makers: readonly string[];
  private readonly sizes: readonly string[];
  private written = 0;

  /** @param taken names used so far in the whole catalogue; extended with each product */
  constructor(
    private readonly random: Random,
    department: DepartmentVocabulary,
    aisle: AisleVocabulary,
    private readonly taken: Set<string>,
  ) {
    this.nouns = aisle.nouns.split(', ');
    this.kinds = aisle.kinds.split(', ');
    this.qualities = department.qualities.split(', ');
    this.notes = department.notes.split('; ');
    this.makers = Array.from({ length: 12 }, () => random.pick(brands));
    this.sizes = packSizes[aisle.trade.pack];
  }

  /** The next product: first each noun alone, then variants, with more words as long as names are taken. */
  next(): ProductText {
    const plain = this.nouns[this.written++];
    const text =
      plain === undefined || this.taken.has(plain) ? this.newVariant() : this.text('', plain, 0, '');
    this.taken.add(text.name);
    return text;
  }

  private newVariant(): ProductText {
    for (let attempt = 0; attempt < 5_000; attempt++) {
      const text = this.variant(attempt < 12 ? 0.5 : 0.95);
      if (!this.taken.has(text.name)) return text;
    }
    throw new Error(
      `All names of an aisle are taken (its first product is ${this.nouns[0]}). Add words to its vocabulary.`,
    );
  }

  /** @param wordy 0 to 1: probability of each optional word */
  private variant(wordy: number): ProductText {
    const { random } = this;
    const noun = random.pick(this.nouns);
    const kind = random.chance(0.75) ? random.pick(this.kinds) : '';
    const quality = random.chance(wordy * 0.6) ? random.pick(this.qualities) : '';
    const brand = random.chance(wordy) ? random.pick(this.makers) : '';
    const sizeStep = random.chance(wordy * 0.8) ? random.below(this.sizes.length) : undefined;
    const what = [quality, sharesWord(kind, noun) ? '' : kind, noun].filter(Boolean).join(' ');
    return this.text(brand, what, sizeStep ?? 0, sizeStep === undefined ? '' : `, ${this.sizes[sizeStep]}`);
  }

  private text(brand: string, what: string, sizeStep: number, size: string): ProductText {
    const name = `${brand && `${brand} `}${what}${size}`;
    const note = this.random.pick(this.notes);
    return { name, description: `${what}${brand && ` from ${brand}`}${size}. ${note}.`, sizeStep };
  }
}

/** True if the kind repeats a word of the noun, as in "vanilla vanilla ice cream". */
function sharesWord(kind: string, noun: string): boolean {
  const words = noun.toLowerCase().split(' ');
  return kind
    .toLowerCase()
    .split(' ')
    .some((word) => words.includes(word));
}

/** Sizes, from small to large. */
const packSizes: Readonly<Record<PackKind, readonly string[]>> = {
  bottle: ['187 ml', '375 ml', '750 ml', '1.5 L'],
  cans: ['4 x 330 ml', '6 x 330 ml', '8 x 330 ml', '12 x 330 ml', '24 x 330 ml'],
  count: ['2 Pack', '4 Pack', '6 Pack', '8 Pack', '12 Pack'],
  eggs: ['6 Pack', '10 Pack', '12 Pack', '18 Pack'],
  grams: ['100 g', '200 g', '300 g', '450 g', '750 g'],
  inches: ['7"', '9"', '10"', '12"', '14"'],
  litres: ['250 ml', '500 ml', '1 L', '1.5 L', '2 L'],
  loaf: ['400 g', '600 g', '800 g'],
  ml: ['100 ml', '250 ml', '400 ml', '750 ml', '1 L'],
  produce: ['Each', 'Bunch', 'Twin Pack', '500 g', '1 kg'],
  rolls: ['2 Rolls', '4 Rolls', '6 Rolls', '12 Rolls', '24 Rolls'],
  spice: ['30 g', '50 g', '75 g', '120 g'],
  tablets: ['10 Count', '20 Count', '30 Count', '60 Count', '120 Count'],
  tea: ['20 Bags', '40 Bags', '80 Bags', '160 Bags'],
};
