// The unit tests alone, without Postgres (`npm run test:unit`, which compiles dist first).
const config = require('./jest.config.js');

/** @returns {Promise<import('jest').Config>} */
module.exports = async () => {
  const { unitTests } = await import('./scripts/unit-tests.mjs');
  return { ...config, globalSetup: null, globalTeardown: null, testMatch: unitTests() };
};
