import { Anchor } from '@mantine/core';
import { print } from 'graphql';
import type { DocumentNode } from 'graphql';
import { ENDPOINT } from '../graphql/client';

/** The query of a panel. */
export interface PanelQuery {
  readonly document: DocumentNode;
  readonly variables: object;
}

/** Opens the panel's query, with its variables, in the playground. */
export function QueryLink({ query, of }: { readonly query: PanelQuery; readonly of: string }) {
  return (
    <Anchor
      href={playgroundAddress(query.document, query.variables)}
      target="_blank"
      rel="noreferrer"
      size="sm"
      aria-label={`${of}: open the GraphQL query in the playground`}
    >
      {'{ } Query'}
    </Anchor>
  );
}

function playgroundAddress(document: DocumentNode, variables: object): string {
  const parameters = new URLSearchParams({ query: print(document) });
  if (Object.keys(variables).length > 0) parameters.set('variables', JSON.stringify(variables, null, 2));
  return `${ENDPOINT}?${parameters.toString()}`;
}
