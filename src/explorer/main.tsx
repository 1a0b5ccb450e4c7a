/** The explorer: what the service predicts and why, how good its model is, how the service is doing. */
import './mantine-styles';
import './explorer.css';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { client } from './graphql/client';
import { theme } from './theme';

createRoot(document.getElementById('explorer') as HTMLElement).render(
  <MantineProvider theme={theme} defaultColorScheme="auto">
    <ApolloProvider client={client}>
      <App />
    </ApolloProvider>
  </MantineProvider>,
);
