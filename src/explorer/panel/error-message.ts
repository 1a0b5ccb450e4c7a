/** Error messages for people: what went wrong, and what to do about it. */
import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

export interface ErrorMessage {
  readonly title: string;
  readonly action: string;
}

/** Adds the server's own message when it contains details. */
export function errorMessage(error: unknown): ErrorMessage {
  if (CombinedGraphQLErrors.is(error)) return ofGraphqlError(error.errors[0]);
  if (ServerError.is(error)) return ofBody(error.bodyText) ?? unreachable;
  return unreachable;
}

/** By error code of the API. */
export const messageOfCode: Readonly<Record<string, ErrorMessage>> = {
  UNAUTHENTICATED: {
    title: 'This server requires authentication',
    action: 'Enter an access token with the key button at the top of the page.',
  },
  FORBIDDEN: {
    title: 'Your access token does not allow this',
    action: 'Use a token with the required scope.',
  },
  USER_NOT_FOUND: { title: 'There is no shopper with this id', action: 'Choose a shopper from the list.' },
  MODEL_NOT_READY: {
    title: 'The model is not available',
    action: 'Try again in a few seconds. If the problem persists, run "npm run doctor" on the server.',
  },
  RATE_LIMITED: { title: 'Too many requests', action: 'Wait a minute, then try again.' },
  ORDER_CONFLICT: {
    title: 'This order conflicts with an existing order',
    action: 'Choose another day or hour, then take the basket again.',
  },
  INTERNAL_SERVER_ERROR: {
    title: 'Internal server error',
    action: 'Try again. If the problem persists, check the server log and run "npm run doctor".',
  },
  OVERLOADED: {
    title: 'The server is overloaded',
    action:
      'Try again in a few seconds. If the problem persists, the server needs more CPU cores or less traffic.',
  },
  DATABASE_UNAVAILABLE: {
    title: 'The database is not available',
    action: 'Make sure that Postgres is running ("npm run doctor" checks it), then try again.',
  },
  DOCUMENT_NOT_TRUSTED: {
    title: 'This server accepts trusted documents only',
    action: "Add the explorer's queries to the file in TRUSTED_DOCUMENTS.",
  },
  VERSION_NOT_FOUND: {
    title: 'This version is no longer in the registry',
    action: 'Reload the page and choose another version.',
  },
  MODEL_REFUSED: {
    title: 'This version cannot be activated; the current one remains in service',
    action: 'See the server log for the reason, or run "npm run models -- list".',
  },
};

const unreachable: ErrorMessage = {
  title: 'The server does not respond',
  action: 'Make sure that it is running ("npm start"), then try again.',
};

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: unknown } | undefined;
}

function ofGraphqlError(error: GraphqlError | undefined): ErrorMessage {
  if (!error) return unreachable;
  const known = messageOfCode[String(error.extensions?.code)];
  if (!known) return { title: 'The server rejected this request', action: error.message };
  return error.extensions?.code === 'INTERNAL_SERVER_ERROR'
    ? known
    : { ...known, action: `${known.action} (${error.message})` };
}

function ofBody(body: string): ErrorMessage | null {
  try {
    const { errors } = JSON.parse(body) as { errors?: readonly GraphqlError[] };
    return errors?.[0] ? ofGraphqlError(errors[0]) : null;
  } catch {
    return null;
  }
}
