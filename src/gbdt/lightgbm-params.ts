/** Parameters in LightGBM's spelling, read and written. */
import { refuseUnsupported } from './lightgbm-support';
import type { Parameter } from './parameter-kinds';
import { PARAMETERS } from './params';
import type { TrainParams } from './params';
import { ParameterError } from './errors';

export interface ReadParams {
  readonly params: Partial<TrainParams>;
  /** Names that the trainer does not know (num_threads, verbosity, ...). */
  readonly unknown: readonly string[];
}

const BY_LIGHTGBM_NAME: ReadonlyMap<string, readonly [string, Parameter]> = new Map(
  Object.entries<Parameter>(PARAMETERS).flatMap(([name, parameter]) =>
    [parameter.lightgbm ?? name, ...parameter.aliases].map(
      (spelling) => [spelling, [name, parameter]] as const,
    ),
  ),
);

/**
 * Reads parameters by LightGBM's names or aliases; values may be text, as in its configuration files.
 * @throws ParameterError when two spellings of one parameter disagree, a text cannot be parsed, or a parameter that the
 * trainer does not support has another value than its default
 */
export function fromLightGbm(given: Readonly<Record<string, unknown>>): ReadParams {
  const params: Record<string, unknown> = {};
  const unknown: string[] = [];
  for (const [spelling, raw] of Object.entries(given)) {
    const found = BY_LIGHTGBM_NAME.get(spelling);
    if (!found) {
      refuseUnsupported(spelling, raw);
      unknown.push(spelling);
      continue;
    }
    const [name, parameter] = found;
    const value = valueOf(parameter, raw, spelling);
    if (Object.hasOwn(params, name) && JSON.stringify(params[name]) !== JSON.stringify(value))
      throw new ParameterError(
        `one value for ${parameter.lightgbm} and its aliases`,
        `two, one of them ${spelling}`,
      );
    params[name] = value;
  }
  return { params: params, unknown };
}

/** By LightGBM's names, with values spelled as in its configuration files. Omits parameters that LightGBM does not have. */
export function toLightGbm(params: Partial<TrainParams>): Readonly<Record<string, string>> {
  const entries = Object.entries<Parameter>(PARAMETERS).flatMap(([name, parameter]) => {
    const value = params[name as keyof TrainParams];
    if (value === undefined || parameter.lightgbm === undefined) return [];
    const text = textOf(parameter, value);
    return text === '' || value === 'auto' ? [] : [[parameter.lightgbm, text] as const];
  });
  return Object.fromEntries(entries);
}

/**
 * A recorded parameter (parameter-record.ts) under LightGBM's name and spelling; undefined for one that LightGBM does not
 * have.
 */
export function lightGbmEntry(
  name: string,
  value: number | string | boolean,
): readonly [name: string, value: string] | undefined {
  const parameter = (PARAMETERS as Readonly<Record<string, Parameter | undefined>>)[name];
  if (!parameter?.lightgbm) return undefined;
  if (parameter.kind === 'choice') return [parameter.lightgbm, textOf(parameter, value)];
  return [parameter.lightgbm, typeof value === 'boolean' ? String(Number(value)) : String(value)];
}

/** The name of a recorded parameter from the camelCase form of LightGBM's name; other names as they are. */
export function ownEntry(
  name: string,
  value: number | string | boolean,
): readonly [name: string, value: number | string | boolean] {
  const found = BY_LIGHTGBM_CAMEL_CASE.get(name);
  if (!found) return [name, value];
  const [own, parameter] = found;
  if (parameter.kind === 'boolean' && typeof value === 'number') return [own, value !== 0];
  if (parameter.kind !== 'choice') return [own, value];
  const choice = Object.entries(parameter.lightgbmChoices).find(([, word]) => word === value);
  return [own, choice ? choice[0] : value];
}

const BY_LIGHTGBM_CAMEL_CASE: ReadonlyMap<string, readonly [string, Parameter]> = new Map(
  Object.entries<Parameter>(PARAMETERS).flatMap(([name, parameter]) =>
    parameter.lightgbm ? [[camelCase(parameter.lightgbm), [name, parameter] as const] as const] : [],
  ),
);

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function valueOf(parameter: Parameter, raw: unknown, spelling: string): unknown {
  if (typeof raw !== 'string')
    return parameter.kind === 'boolean' && typeof raw === 'number' ? raw !== 0 : raw;
  switch (parameter.kind) {
    case 'boolean':
      if (/^(true|1|\+)$/i.test(raw)) return true;
      if (/^(false|0|-)$/i.test(raw)) return false;
      throw new ParameterError(`${spelling} to be true or false`, raw);
    case 'choice': {
      const own = Object.entries(parameter.lightgbmChoices).find(([, word]) => word === raw);
      return own ? own[0] : raw;
    }
    case 'list':
      return raw === '' ? [] : raw.split(',').map((word) => numberOf(word, spelling));
    case 'groups':
      return Array.from(raw.matchAll(/\[([^\]]*)\]/g), ([, inner]) =>
        inner.split(',').map((word) => numberOf(word, spelling)),
      );
    default:
      return numberOf(raw, spelling);
  }
}

function numberOf(word: string, spelling: string): number {
  const value = Number(word);
  if (word.trim() === '' || Number.isNaN(value))
    throw new ParameterError(`${spelling} to be a number`, `"${word}"`);
  return value;
}

function textOf(parameter: Parameter, value: unknown): string {
  switch (parameter.kind) {
    case 'choice':
      return parameter.lightgbmChoices[value as string] ?? String(value);
    case 'list':
      return (value as readonly number[]).join(',');
    case 'groups':
      return (value as readonly (readonly number[])[]).map((group) => `[${group.join(',')}]`).join(',');
    default:
      return String(value);
  }
}
