// The zone list describes the layers of src: a folder may import only from the folders listed for it, which come before
// it in the chain and are on the same side of the boundaries in docs/architecture.md.
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

const folder = (name) => `./src/${name}`;

/** The folders that each folder may import, besides itself. Everything else is forbidden. */
const mayImport = {
  lib: [],
  explorer: [],
  playground: [],
  trees: [],
  gbdt: ['trees'],
  registry: ['lib', 'trees'],
  config: ['lib', 'orders'],
  orders: ['lib'],
  db: ['lib', 'config', 'orders'],
  users: ['lib', 'db', 'orders'],
  'data-generator': ['lib'],
  import: ['lib', 'config', 'db', 'orders'],
  features: ['lib', 'db'],
  retrieval: ['lib', 'db', 'features'],
  inference: ['lib', 'config', 'features', 'registry', 'trees'],
  recommend: ['lib', 'config', 'db', 'orders', 'features', 'retrieval', 'registry', 'trees', 'inference'],
  'model-format': ['lib', 'trees', 'gbdt', 'registry', 'inference', 'features'],
  evaluation: ['lib', 'config', 'db', 'features', 'retrieval', 'registry', 'inference', 'recommend'],
  training: [
    'lib',
    'config',
    'db',
    'features',
    'retrieval',
    'registry',
    'trees',
    'inference',
    'recommend',
    'gbdt',
    'model-format',
    'evaluation',
  ],
  studies: [
    'lib',
    'config',
    'db',
    'features',
    'retrieval',
    'registry',
    'recommend',
    'gbdt',
    'evaluation',
    'training',
  ],
  graphql: [
    'lib',
    'config',
    'db',
    'orders',
    'users',
    'features',
    'retrieval',
    'registry',
    'inference',
    'recommend',
  ],
  bench: ['lib', 'registry', 'gbdt', 'model-format', 'features', 'retrieval', 'inference', 'recommend'],
  server: [
    'lib',
    'config',
    'db',
    'orders',
    'features',
    'retrieval',
    'registry',
    'inference',
    'recommend',
    'graphql',
  ],
};

const zones = Object.entries(mayImport).map(([name, allowed]) => ({
  target: folder(name),
  from: './src',
  except: [name, ...allowed].map((other) => `./${other}`),
  message: `src/${name} may import only: ${[name, ...allowed].join(', ')}.`,
}));

export default tseslint.config(
  {
    ignores: [
      'dist',
      'coverage',
      'node_modules',
      'src/db/generated',
      '.timel-e',
      'src/playground/dist',
      'src/gbdt/kernels/assembly',
    ],
  },
  ...tseslint.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.ts', '**/*.tsx'] })),
  {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/explorer/tsconfig.json', './src/playground/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/method-signature-style': ['error', 'property'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // An async function turns a thrown error into a rejection, also if it awaits nothing.
      '@typescript-eslint/require-await': 'off',
      // A `never` in a message is the proof that a switch is complete.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowNever: true }],
      '@typescript-eslint/naming-convention': [
        'error',
        // Module-level primitive constants are UPPER_CASE.
        {
          selector: 'variable',
          modifiers: ['const', 'global'],
          types: ['boolean', 'number', 'string'],
          format: ['UPPER_CASE', 'camelCase'],
        },
        { selector: 'typeLike', format: ['PascalCase'] },
        { selector: 'function', format: ['camelCase', 'PascalCase'] },
      ],
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      'import-x/consistent-type-specifier-style': ['error', 'prefer-top-level'],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    // A library that does not depend on the application: numbers in, booster out.
    files: ['src/gbdt/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['fs', 'node:fs*', 'pg', '@prisma/*'] }],
      'no-restricted-globals': ['error', 'process', 'console'],
    },
  },
  {
    files: ['scripts/**', 'src/cli/**', 'test/**', 'docs/clients/**', '*.js', '*.mjs'],
    rules: { 'no-console': 'off' },
  },
  {
    // Matchers such as expect.any() and parsed response bodies are `any` by design.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
