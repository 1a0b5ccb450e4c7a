import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { loadEnvFile } from 'node:process';
import { defineConfig } from 'prisma/config';

// The settings of every command, as in scripts/settings-file.mjs; variables of the environment take precedence.
const settings = join(__dirname, '.env');
if (existsSync(settings)) loadEnvFile(settings);

// Prisma's CLI insists on a schema-engine binary for every command and would download one. Nothing here runs it
// (migrations are applied by the same engine compiled to WebAssembly, see src/db/migrate.ts), so any executable does.
// To use `prisma migrate dev`, set this variable to a real engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations', seed: 'node scripts/run.mjs import' },
  // Kept for views (prisma/views), so not Prisma's to make or drop.
  experimental: { externalTables: true },
  tables: { external: ['public.context_sums', 'public.order_lags', 'public.product_sums'] },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
