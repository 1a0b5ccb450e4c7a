/** The Apollo client of the page. It connects only to the server that delivered the page. */
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { accessToken } from './access-token';

export const ENDPOINT = '/graphql';

/** Adds the bearer token, if one was entered. */
const fetchWithToken: typeof fetch = (input, init) => {
  const token = accessToken.read();
  const headers = new Headers(init?.headers);
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  return fetch(input, { ...init, headers });
};

export const client = new ApolloClient({
  link: new HttpLink({ uri: ENDPOINT, fetch: fetchWithToken }),
  // Objects without an id are cached per query, except the model in service, which several queries select in parts.
  cache: new InMemoryCache({
    typePolicies: {
      ModelInfo: { keyFields: false, merge: true },
      RecommendationResult: { keyFields: false },
      BasketPrediction: { keyFields: false },
    },
  }),
});
