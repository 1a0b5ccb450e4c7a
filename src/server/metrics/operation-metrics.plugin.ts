import type { ApolloServerPlugin } from '@apollo/server';
import { Kind } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import type { RequestContext } from '../../graphql/request-context';
import type { Metrics } from './metrics';

/** Times operations by root field: there are few of these, while clients can use any number of operation names. */
export function operationMetrics(metrics: Metrics): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: async () => {
      const stop = metrics.operationSeconds.startTimer();
      return {
        willSendResponse: async ({ operation, errors }) => {
          stop({ operation: rootField(operation), outcome: errors?.length ? 'error' : 'ok' });
        },
      };
    },
  };
}

function rootField(operation: OperationDefinitionNode | undefined): string {
  const selections = operation?.selectionSet.selections ?? [];
  const names = new Set(
    selections.map((selection) => (selection.kind === Kind.FIELD ? selection.name.value : 'fragment')),
  );
  if (names.size > 1) return 'several';
  return [...names][0] ?? 'invalid';
}
