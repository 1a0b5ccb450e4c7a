/** The one Apollo client of the page. It talks to the server that the page came from and to nobody else. */
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { accessToken } from './access-token';

export const endpoint = '/graphql';

/** With the bearer token, where the reader gave one. */
const fetchWithToken: typeof fetch = (input, init) => {
  const token = accessToken.read();
  const headers = new Headers(init?.headers);
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  return fetch(input, { ...init, headers });
};

export const client = new ApolloClient({
  link: new HttpLink({ uri: endpoint, fetch: fetchWithToken }),
  // Without an id of their own, answers belong to the question; the model in service is one, and asked for in parts.
  cache: new InMemoryCache({
    typePolicies: {
      ModelInfo: { keyFields: false, merge: true },
      RecommendationResult: { keyFields: false },
      BasketPrediction: { keyFields: false },
    },
  }),
});
