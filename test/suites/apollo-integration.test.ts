/**
 * Apollo's own suite for integrations, run against the server's HTTP layer and middleware.
 *
 * @slow Starts a server per test.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerOptions, BaseContext, ContextThunk } from '@apollo/server';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { defineIntegrationTestSuite } from '@apollo/server-integration-testsuite';
import express from 'express';
import { readEnvironment } from '../../src/config/environment';
import { allowOrigins } from '../../src/server/auth/allow-origins';
import { checkHost } from '../../src/server/auth/check-host';
import { bundleFolder } from '../../src/server/browser-pages';
import { graphqlEndpoint } from '../../src/server/graphql-endpoint';
import { handleError, handleUnknownPath } from '../../src/server/last-handlers';
import { createLog } from '../../src/server/log';
import { assignRequestId } from '../../src/server/observe-requests';
import { securityHeaders } from '../../src/server/security-headers';

const environment = readEnvironment({});
const log = createLog({ logLevel: 'silent' }, new Writable({ write: (_line, _encoding, done) => done() }));

async function openServer(
  settings: ApolloServerOptions<BaseContext>,
  options?: { readonly context?: ContextThunk },
) {
  const app = express();
  const httpServer = createServer(app);
  const server = new ApolloServer({
    ...settings,
    plugins: [...(settings.plugins ?? []), ApolloServerPluginDrainHttpServer({ httpServer })],
  });
  await server.start();
  const contextOf = options?.context ?? (async () => ({}));
  app.use(assignRequestId, securityHeaders(), checkHost(environment), allowOrigins([]));
  app.use(graphqlEndpoint(server, () => contextOf(), environment, bundleFolder('explorer')));
  app.use(handleUnknownPath, handleError(log));
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}` };
}

// The suite has its own copy of Apollo Server, whose classes have different types.
defineIntegrationTestSuite(openServer as unknown as Parameters<typeof defineIntegrationTestSuite>[0]);
