/** The pages of docs/reference, each made from the code that it is about. */
import { environmentTable } from '../../config/environment';
import { supportTable } from '../../gbdt/lightgbm-support';
import { parameterTable } from '../../gbdt/parameter-table';
import { commandsPage } from './commands-page';
import { errorsTable } from './errors-table';
import { operationsPage } from './operations-page';
import { prometheusTable } from './prometheus-table';

/** @returns Markdown by file name */
export async function referencePages(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    [
      'environment.md',
      page(
        'Environment',
        'Settings are checked at start. Paths are relative to the project folder.',
        environmentTable(),
      ),
    ],
    [
      'parameters.md',
      page(
        "The trainer's parameters",
        'The values that the two stages use are in `src/training/recipes.ts`; those of a trained model are in its manifest.',
        `${parameterTable()}\n${supportTable()}`,
      ),
    ],
    [
      'errors.md',
      page(
        'Error codes',
        'GraphQL answers carry the code in `extensions.code`, REST answers and refused requests the HTTP status.',
        errorsTable(),
      ),
    ],
    [
      'prometheus.md',
      page('Metrics at /metrics', "Beside Node's own (`process_*`, `nodejs_*`).", await prometheusTable()),
    ],
    [
      'operations.md',
      page('GraphQL operations', 'All types: [schema.graphql](../../schema.graphql).', operationsPage()),
    ],
    ['commands.md', page('Commands', 'What `--help` says of each.', await commandsPage())],
  ]);
}

function page(title: string, introduction: string, body: string): string {
  const notice = '<!-- Made by: node scripts/run.mjs print-reference -->';
  return `# ${title}\n\n${notice}\n\n${introduction}\n\n<!-- prettier-ignore-start -->\n${body.trimEnd()}\n<!-- prettier-ignore-end -->\n`;
}
