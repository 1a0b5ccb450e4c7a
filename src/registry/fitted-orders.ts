/**
 * Which past orders a fit of a version has learnt from. A model must never be scored on an order that it was fitted on, and
 * an order's lag does not answer that later: new orders arrive, and old ones are cancelled. Each fit therefore has a file
 * with the identities of its orders, one per line: a hash of the external id, or of the key for an order without one.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from './manifest';
import { ModelError } from './model-error';
import { fitFolder, FITTED_ORDERS_FILE } from './model-files';
import type { FitName } from './model-files';

/** The orders on which a model may be scored. */
export type ScorableOrders =
  | { readonly kind: 'except'; readonly fitted: ReadonlySet<string> }
  /** It is unknown what the model was fitted on: only orders of a later moment are certain to be new to it. */
  | { readonly kind: 'after'; readonly moment: Date };

const IDENTITY = /^[0-9a-f]{12}$/;

export function fittedOrdersText(identities: ReadonlySet<string>): string {
  return [...identities]
    .sort()
    .map((identity) => `${identity}\n`)
    .join('');
}

/**
 * @param directory the version's folder
 * @throws ModelError if the file of fitted orders cannot be read
 */
export async function scorableOrders(
  directory: string,
  { fits, createdAt }: Manifest,
  fit: FitName,
): Promise<ScorableOrders> {
  if (!fits) return { kind: 'after', moment: new Date(createdAt) };
  return { kind: 'except', fitted: await readFittedOrders(directory, fit) };
}

/** @throws ModelError MODEL_NOT_FOUND or MODEL_CORRUPT */
export async function readFittedOrders(directory: string, fit: FitName): Promise<ReadonlySet<string>> {
  const path = join(directory, fitFolder(fit), FITTED_ORDERS_FILE);
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new ModelError('MODEL_NOT_FOUND', `${path}: cannot be read: ${cause.message}`, { cause });
  });
  const lines = text.split('\n').filter((line) => line !== '');
  const wrong = lines.find((line) => !IDENTITY.test(line));
  if (wrong === undefined) return new Set(lines);
  throw new ModelError(
    'MODEL_CORRUPT',
    `${path}: expected one identity of 12 hexadecimal digits per line, got "${wrong.slice(0, 40)}".`,
  );
}
