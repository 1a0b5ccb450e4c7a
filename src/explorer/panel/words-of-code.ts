/** What the API's error codes mean to a reader of the page, and what to do. */
export interface ErrorWords {
  readonly title: string;
  readonly cure: string;
}

export const wordsOfCode: Readonly<Record<string, ErrorWords>> = {
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
  OVERLOADED: {
    title: 'The server has more to do than it can do in time',
    cure: 'Try again in a few seconds. If it stays, it needs more cores or fewer questions.',
  },
  DATABASE_UNAVAILABLE: {
    title: 'The database does not answer',
    cure: 'Check that Postgres runs; "npm run doctor" looks at it. Then try again.',
  },
  DOCUMENT_NOT_TRUSTED: {
    title: 'This server only runs questions that it knows',
    cure: "Add the explorer's queries to the list that TRUSTED_DOCUMENTS names.",
  },
  VERSION_NOT_FOUND: {
    title: 'This version is no longer in the registry',
    cure: 'Load the page again and choose one that is there.',
  },
  MODEL_REFUSED: {
    title: 'The version cannot be put into service; the one before stays',
    cure: 'The server\'s log has the reason; "npm run models -- list" shows what there is.',
  },
};
