/**
 * The environment. variables.ts defines the variables, docs/reference/environment.md is generated from them, and commands
 * read their settings only through {@link readEnvironment}.
 */
import type { z } from 'zod';
import { ExpectedError } from '../lib/expected-error';
import { variables } from './variables';

type Variables = typeof variables;
type Checked<K extends keyof Variables> = z.output<Variables[K]['check']>;
type OptionalKey =
  | 'dataDir'
  | 'redisUrl'
  | 'trainThreads'
  | 'databaseUrl'
  | 'jwtSecret'
  | 'jwksUrl'
  | 'jwtIssuer'
  | 'allowedHosts'
  | 'corsOrigins'
  | 'trustedDocuments'
  | 'otlpEndpoint';

export type Environment = {
  readonly [K in keyof Variables]: K extends OptionalKey ? Checked<K> | undefined : Checked<K>;
};

/** Thrown by {@link readEnvironment}: one line per invalid variable. */
export class EnvironmentError extends ExpectedError {
  override readonly name = 'EnvironmentError';
}

/**
 * Reads and checks all variables at once, so that an invalid one is reported at startup rather than at its first use.
 *
 * DATA_DIR has no default if DATABASE_URL is set: the made-up sample shop must not get into a production database.
 *
 * @param source usually `process.env`; an empty string counts as unset
 * @throws EnvironmentError naming every invalid variable, what was expected and what was found
 */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const faults: string[] = [];
  const values = Object.entries(variables).map(([key, variable]) => {
    const { fallback, check, alias } = variable;
    const former = alias === undefined ? undefined : source[alias];
    const name = alias !== undefined && !source[variable.name] && former ? alias : variable.name;
    const text = source[name] || (key === 'dataDir' && source.DATABASE_URL ? undefined : fallback);
    if (text === undefined) return [key, undefined];
    if (former && former !== text) {
      faults.push(
        `${name}: expected the value of ${alias}, its former name, which is ${JSON.stringify(former)}, ` +
          `got ${JSON.stringify(text)}; remove ${alias}`,
      );
    }
    const result = check.safeParse(text);
    if (result.success) return [key, result.data];
    const shown = /SECRET/.test(name) ? 'another value' : JSON.stringify(text);
    faults.push(`${name}: expected ${result.error.issues[0]?.message}, got ${shown}`);
    return [key, undefined];
  });
  if (faults.length > 0) throw new EnvironmentError(faults.join('\n'));
  return Object.freeze(Object.fromEntries(values)) as Environment;
}

/** Table of all variables for docs/reference/environment.md, as Markdown. */
export function environmentTable(): string {
  const rows = Object.values(variables).map(
    ({ name, fallback, meaning }) => `| ${name} | ${fallback ?? 'unset'} | ${meaning} |`,
  );
  return ['| name | default | meaning |', '|---|---|---|', ...rows].join('\n');
}
