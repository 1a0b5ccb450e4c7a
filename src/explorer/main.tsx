/** The explorer: predictions with their reasons, the quality of the model, and the state of the service. */
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
