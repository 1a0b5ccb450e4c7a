/** The report of a check as one page, for the person who has to decide whether to import. */
import { htmlPage } from '../../../evaluation/report/html-page';
import type { Section } from '../../../evaluation/report/section';
import type { ImportSummary } from '../../../import/import-summary';
import type { OpenLog } from '../../../import/logs/open-log';
import { tables } from '../../../import/merge';
import { columnsSection, firstOrdersSection, leftOutSection, numbersSection } from './log-sections';

/** Training refuses fewer users with three or more orders. */
const MIN_USERS = 10;

/**
 * @param log undefined if the files are tables of orders, order items and products
 * @param names the files, folders and patterns of the command
 */
export function checkPage(
  summary: ImportSummary,
  log: OpenLog | undefined,
  names: readonly string[],
): string {
  const found = summary.log;
  const sections = [
    verdictSection(summary, names),
    ...(log === undefined ? [] : [columnsSection(log)]),
    ...(found === undefined ? [] : [numbersSection(found), leftOutSection(found), firstOrdersSection(found)]),
    findingsSection(summary),
    changesSection(summary),
  ];
  return htmlPage('Check before the import', sections, []);
}

function verdictSection({ log, changed, warnings }: ImportSummary, names: readonly string[]): Section {
  return {
    title: 'Result',
    paragraphs: [
      changed
        ? 'These files can be imported. This check has changed nothing.'
        : 'An import would change nothing: the database contains all of these rows.',
      ...(log === undefined ? [] : [enoughToTrain(log.facts.users_with_three_orders)]),
      ...warnings.map((warning) => `Warning: ${warning}`),
      `Next: npm run import -- ${names.map(shellWord).join(' ')}, then npm run train. Add the options of the check except --check and --report.`,
    ],
  };
}

function enoughToTrain(users: number): string {
  const found = `${users.toLocaleString('en')} user${users === 1 ? ' has' : 's have'} three or more orders`;
  return users >= MIN_USERS
    ? `Enough to train: ${found}; training needs ${MIN_USERS}.`
    : `Too little to train: ${found}, but training needs ${MIN_USERS}. Until then, the service shows popular products.`;
}

const shellWord = (name: string) =>
  /^[\w./~-]+$/.test(name) ? name : `'${name.replaceAll("'", String.raw`'\''`)}'`;

function findingsSection({ findings, unread }: ImportSummary): Section {
  const rows = findings.flatMap(({ file, groups }) =>
    groups.map(({ column, rows: found, example, outcome, reason }) => [
      column,
      file,
      found.toLocaleString('en'),
      example,
      outcome,
      reason,
    ]),
  );
  return {
    title: 'Findings',
    paragraphs: [
      ...(rows.length === 0 ? ['No row has a problem.'] : []),
      ...unread.map(({ name, hint }) => `Not read: ${name} (${hint})`),
    ],
    tables:
      rows.length === 0 ? [] : [{ head: ['column', 'file', 'rows', 'such as', 'outcome', 'reason'], rows }],
  };
}

function changesSection({ changes, stored }: ImportSummary): Section {
  return {
    title: 'What an import would change',
    paragraphs: [],
    tables: [
      {
        head: ['table', 'added', 'changed', 'removed', 'afterwards'],
        rows: tables.map((name) => [
          name,
          ...[changes[name].added, changes[name].changed, changes[name].removed, stored[name]].map((n) =>
            n.toLocaleString('en'),
          ),
        ]),
      },
    ],
  };
}
