/**
 * The playground: GraphiQL in front of this server's own /graphql, bundled so that it needs no other host.
 * The theme follows the system's until the reader chooses one in the settings.
 */
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './playground.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { exampleTabs } from './example-tabs';
import { fetchSampleIds, type SampleIds } from './sample-ids';
import { tabStorage } from './tab-storage';

const endpoint = '/graphql';
const fetcher = createGraphiQLFetcher({ url: endpoint });

function Playground({ ids }: { readonly ids: SampleIds }) {
  return (
    <GraphiQL
      fetcher={fetcher}
      storage={tabStorage(localStorage, ids.userId)}
      defaultTabs={exampleTabs(ids)}
      defaultEditorToolsVisibility="variables"
    >
      <GraphiQL.Logo>TimeL-E Recommendations</GraphiQL.Logo>
    </GraphiQL>
  );
}

async function show(element: HTMLElement): Promise<void> {
  const ids = await fetchSampleIds(endpoint);
  createRoot(element).render(<Playground ids={ids} />);
}

void show(document.getElementById('playground') as HTMLElement);
