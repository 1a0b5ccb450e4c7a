// One suite with a real Postgres, which is started once for all files (test/setup/global-setup.ts).
// Packages that contain only ES modules are transformed like the project's code.
const esModulesOnly = [
  'jose',
  'uuid',
  'graphql-scalars',
  'hyparquet',
  'hyparquet-compressors',
  'hyparquet-writer',
  'hysnappy',
];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.(t|j)sx?$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`, '<rootDir>/dist/'],
  // Prisma's generated TypeScript imports its files with the extension .js.
  moduleNameMapper: {
    '^(\\.{1,2}/.+)\\.js$': ['$1.js', '$1.ts'],
    // Apollo's suite for integrations has its own copy of Apollo Server; it must test the project's.
    '^@apollo/server$': '<rootDir>/node_modules/@apollo/server',
  },
  globalSetup: '<rootDir>/test/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
  setupFiles: ['reflect-metadata'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.timel-e/'],
  testTimeout: 120_000,
};
