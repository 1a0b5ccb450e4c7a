/**
 * The kinds of values a training parameter can have, and their checks. params.ts lists the parameters themselves.
 * `lightgbm` is LightGBM's name (undefined where it has no such parameter) and `aliases` are its other spellings.
 */
import { ParameterError } from './errors';

interface Named {
  readonly lightgbm: string | undefined;
  readonly aliases: readonly string[];
  readonly meaning: string;
}

/** The allowed range of a number. */
export interface NumberRange {
  readonly kind: 'integer' | 'number';
  readonly min: number;
  readonly max: number;
  /** The smallest value itself is not allowed (learningRate > 0). */
  readonly minExcluded?: true;
}

export interface NumberParameter extends Named, NumberRange {
  readonly default: number;
}

export interface BooleanParameter extends Named {
  readonly kind: 'boolean';
  readonly default: boolean;
}

export interface ChoiceParameter<Choice extends string> extends Named {
  readonly kind: 'choice';
  readonly default: Choice;
  readonly choices: readonly Choice[];
  /** LightGBM's spelling of the choices that it names differently. */
  readonly lightgbmChoices: Readonly<Record<string, string>>;
}

/** A list of numbers; empty unless given. */
export interface ListParameter extends Named {
  readonly kind: 'list';
  readonly default: readonly number[];
  readonly item: NumberRange;
}

/** A list of lists of feature indices; empty unless given. */
export interface GroupsParameter extends Named {
  readonly kind: 'groups';
  readonly default: readonly (readonly number[])[];
  readonly item: NumberRange;
}

export type Parameter =
  NumberParameter | BooleanParameter | ChoiceParameter<string> | ListParameter | GroupsParameter;

/** The type of a parameter's value. */
export type ValueOf<P> =
  P extends ChoiceParameter<infer Choice>
    ? Choice
    : P extends BooleanParameter
      ? boolean
      : P extends ListParameter
        ? readonly number[]
        : P extends GroupsParameter
          ? readonly (readonly number[])[]
          : number;

/** @throws ParameterError when the value does not fit the parameter */
export function checkValue(name: string, parameter: Parameter, value: unknown): void {
  if (fits(parameter, value)) return;
  throw new ParameterError(`${name} to be ${rangeText(parameter)}`, shown(value));
}

function fits(parameter: Parameter, value: unknown): boolean {
  switch (parameter.kind) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return parameter.choices.includes(value as string);
    case 'list':
      return Array.isArray(value) && value.every((item) => inRange(parameter.item, item));
    case 'groups':
      return (
        Array.isArray(value) &&
        value.every((group) => Array.isArray(group) && group.every((item) => inRange(parameter.item, item)))
      );
    default:
      return inRange(parameter, value);
  }
}

function inRange(range: NumberRange, value: unknown): boolean {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (range.kind === 'integer' && !Number.isInteger(value)) return false;
  if (value > range.max) return false;
  return range.minExcluded ? value > range.min : value >= range.min;
}

/** The allowed values in words, for error messages and the documentation. */
export function rangeText(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'boolean':
      return 'true or false';
    case 'choice':
      return parameter.choices.join(' or ');
    case 'list':
      return `a list, each ${numberText(parameter.item)}`;
    case 'groups':
      return `a list of lists, each ${numberText(parameter.item)}`;
    default:
      return numberText(parameter);
  }
}

function numberText({ kind, min, max, minExcluded }: NumberRange): string {
  const noun = kind === 'integer' ? 'an integer' : 'a number';
  if (minExcluded)
    return max === Infinity ? `${noun} above ${min}` : `${noun} above ${min} and at most ${max}`;
  return max === Infinity ? `${noun} of at least ${min}` : `${noun} from ${min} to ${max}`;
}

function shown(value: unknown): unknown {
  return Array.isArray(value) ? JSON.stringify(value) : value;
}

/** LightGBM's name, then its aliases, separated by spaces. */
type Names = string | undefined;

function named(names: Names, meaning: string): Named {
  const [lightgbm, ...aliases] = names?.split(' ') ?? [];
  return { lightgbm, aliases, meaning };
}

export function integer(
  names: Names,
  value: number,
  [min, max]: readonly [number, number],
  meaning: string,
): NumberParameter {
  return { kind: 'integer', default: value, min, max, ...named(names, meaning) };
}

export function number(
  names: Names,
  value: number,
  range: Omit<NumberRange, 'kind'>,
  meaning: string,
): NumberParameter {
  return { kind: 'number', default: value, ...range, ...named(names, meaning) };
}

export function boolean(names: Names, value: boolean, meaning: string): BooleanParameter {
  return { kind: 'boolean', default: value, ...named(names, meaning) };
}

export function choice<const Choice extends string>(
  names: Names,
  value: NoInfer<Choice>,
  choices: readonly Choice[],
  meaning: string,
  lightgbmChoices: Readonly<Record<string, string>> = {},
): ChoiceParameter<Choice> {
  return { kind: 'choice', default: value, choices, lightgbmChoices, ...named(names, meaning) };
}

export function list(names: Names, item: NumberRange, meaning: string): ListParameter {
  return { kind: 'list', default: [], item, ...named(names, meaning) };
}

export function groups(names: Names, item: NumberRange, meaning: string): GroupsParameter {
  return { kind: 'groups', default: [], item, ...named(names, meaning) };
}
