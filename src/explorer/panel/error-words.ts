/** What went wrong and what to do about it, in words for the reader of the page. */
import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

export interface ErrorWords {
  readonly title: string;
  readonly cure: string;
}

const ofCode: Readonly<Record<string, ErrorWords>> = {
  UNAUTHENTICATED: {
    title: 'This server asks who you are',
    cure: 'Paste an access token with the key button at the top of the page.',
  },
  FORBIDDEN: {
    title: 'Your access token does not allow this',
    cure: 'Use a token with the scope that the message names.',
  },
  USER_NOT_FOUND: { title: 'Nobody has this id', cure: 'Pick a shopper from the list.' },
  MODEL_NOT_READY: {
    title: 'The model cannot answer at the moment',
    cure: 'Try again in a few seconds. If it stays, run "npm run doctor" where the server runs.',
  },
  RATE_LIMITED: { title: 'Too many requests in a minute', cure: 'Wait a minute, then try again.' },
  ORDER_CONFLICT: {
    title: 'This order contradicts orders that are known already',
    cure: 'Choose another moment, then take the basket again.',
  },
  INTERNAL_SERVER_ERROR: {
    title: 'Something went wrong on the server',
    cure: 'Try again. If it stays, look into the server\'s log and run "npm run doctor".',
  },
};

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
  const known = ofCode[String(error.extensions?.code)];
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
