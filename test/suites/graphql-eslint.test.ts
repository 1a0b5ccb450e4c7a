/**
 * The recommended rules of @graphql-eslint, applied to the published schema and the playground's example documents.
 *
 * @slow Loads the linter.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ESLint } from 'eslint';
import type { Linter } from 'eslint';
import * as graphqlEslint from '@graphql-eslint/eslint-plugin';

const root = resolve(__dirname, '..', '..');
const plugin = graphqlEslint as unknown as {
  readonly parser: Linter.Parser;
  readonly rules: NonNullable<ESLint.Plugin['rules']>;
  readonly configs: Readonly<Record<string, { readonly rules: Linter.RulesRecord }>>;
};

/** Recommended rules that this project does not follow. */
const overrides: Linter.RulesRecord = {
  // Types without identity (a health report, a prediction) have no id.
  '@graphql-eslint/strict-id-in-types': 'off',
  // The number and moment of an order keep the names of the CSV columns.
  '@graphql-eslint/no-typename-prefix': 'off',
  // Required everywhere except on the two root types, whose names are sufficient.
  '@graphql-eslint/require-description': [
    'error',
    { rootField: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true },
  ],
  // The rule serves client caches; the examples serve readers.
  '@graphql-eslint/require-selections': 'off',
};

function linter(files: string, rules: Linter.RulesRecord): ESLint {
  return new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: [files],
        plugins: { '@graphql-eslint': { rules: plugin.rules } },
        languageOptions: {
          parser: plugin.parser,
          parserOptions: {
            graphQLConfig: { schema: 'schema.graphql', documents: 'src/playground/examples/*.graphql' },
          },
        },
        rules,
      },
    ],
  });
}

async function complaints(lint: ESLint, text: string, filePath: string): Promise<readonly string[]> {
  const [{ messages }] = (await lint.lintText(text, { filePath })) as [ESLint.LintResult];
  return messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`);
}

describe('@graphql-eslint', () => {
  const ofSchema = linter('schema.graphql', rulesOf('flat/schema-recommended'));
  const ofDocuments = linter('src/playground/examples/*.graphql', rulesOf('flat/operations-recommended'));
  const read = (path: string) => readFileSync(join(root, path), 'utf8');

  test('has no findings for the schema', async () => {
    expect(await complaints(ofSchema, read('schema.graphql'), 'schema.graphql')).toEqual([]);
  });

  test.each(readdirSync(join(root, 'src/playground/examples')).filter((name) => name.endsWith('.graphql')))(
    'has no findings for the example %s',
    async (name) => {
      const path = `src/playground/examples/${name}`;
      expect(await complaints(ofDocuments, read(path), path)).toEqual([]);
    },
  );

  test('would have findings', async () => {
    const undescribed = 'type Query { badName(ID: ID): thing }\ntype thing { x: Int }\n';
    expect((await complaints(ofSchema, undescribed, 'schema.graphql')).length).toBeGreaterThan(0);
    const anonymous = '{ nothing }\n';
    const path = 'src/playground/examples/user.graphql';
    expect((await complaints(ofDocuments, anonymous, path)).length).toBeGreaterThan(0);
  });
});

function rulesOf(name: string): Linter.RulesRecord {
  return { ...(plugin.configs[name] as { rules: Linter.RulesRecord }).rules, ...overrides };
}
