// One suite; a real Postgres is started once for all files (test/setup/global-setup.ts).
// Packages that ship ES modules only are transformed like our own code.
const esModulesOnly = ['jose', 'uuid', 'graphql-scalars', 'hyparquet', 'hyparquet-writer'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '^.+\\.(t|j)sx?$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly.join('|')})/)`, '<rootDir>/dist/'],
  // Prisma's generated TypeScript imports its files as .js.
  moduleNameMapper: {
    '^(\\.{1,2}/.+)\\.js$': ['$1.js', '$1.ts'],
    // Apollo's suite for integrations brings a copy; it is to try ours.
    '^@apollo/server$': '<rootDir>/node_modules/@apollo/server',
  },
  globalSetup: '<rootDir>/test/setup/global-setup.ts',
  globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
  setupFiles: ['reflect-metadata'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.timel-e/'],
  testTimeout: 120_000,
};
