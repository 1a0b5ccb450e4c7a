/** What went wrong and what to do about it, in words for the reader of the page. */
import { CombinedGraphQLErrors, ServerError } from '@apollo/client';
import { wordsOfCode } from './words-of-code';
import type { ErrorWords } from './words-of-code';

const unreachable: ErrorWords = {
  title: 'The server does not answer',
  cure: 'Is it still running? Start it with "npm start", then try again.',
};

/** The server's own message is added where it says more than we could. */
export function errorWords(error: unknown): ErrorWords {
  if (CombinedGraphQLErrors.is(error)) return ofGraphqlError(error.errors[0]);
  if (ServerError.is(error)) return ofBody(error.bodyText) ?? unreachable;
  return unreachable;
}

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown } | undefined;
}

function ofGraphqlError(error: GraphqlError | undefined): ErrorWords {
  if (!error) return unreachable;
  const known = wordsOfCode[String(error.extensions?.code)];
  if (!known) return { title: 'The server refused this', cure: error.message };
  return error.extensions?.code === 'INTERNAL_SERVER_ERROR'
    ? known
    : { ...known, cure: `${known.cure} (${error.message})` };
}

function ofBody(body: string): ErrorWords | null {
  try {
    const { errors } = JSON.parse(body) as { errors?: readonly GraphqlError[] };
    return errors?.[0] ? ofGraphqlError(errors[0]) : null;
  } catch {
    return null;
  }
}
