/**
 * The playground: GraphiQL for this server's /graphql, bundled so that it needs no other host. It follows the system's
 * theme until another one is chosen in the settings.
 */
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './playground.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { exampleTabs } from './example-tabs';
import { linkedQuery } from './linked-query';
import { fetchSampleIds } from './sample-ids';
import type { SampleIds } from './sample-ids';
import { tabStorage } from './tab-storage';

const ENDPOINT = '/graphql';
const fetcher = createGraphiQLFetcher({ url: ENDPOINT });

function Playground({ ids }: { readonly ids: SampleIds }) {
  const linked = linkedQuery(location.search);
  const tabs = [...(linked ? [linked] : []), ...exampleTabs(ids)];
  const storage = tabStorage(localStorage, ids.userId);
  // GraphiQL takes the first tab's query from defaultTabs, but not its variables; later visits have stored ones.
  const firstVisit = storage.length === 0 ? { initialVariables: tabs[0]?.variables ?? '' } : {};
  // On a later visit, a linked query opens in a separate tab, or in the tab that already contains it.
  const opened = linked ? { initialQuery: linked.query, initialVariables: linked.variables } : firstVisit;
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={storage}
      defaultTabs={tabs}
      defaultEditorToolsVisibility="variables"
      {...opened}
    >
      <GraphiQL.Logo>TimeL-E Recommendations</GraphiQL.Logo>
    </GraphiQL>
  );
}

async function show(element: HTMLElement): Promise<void> {
  const ids = await fetchSampleIds(ENDPOINT);
  createRoot(element).render(<Playground ids={ids} />);
}

void show(document.getElementById('playground') as HTMLElement);
