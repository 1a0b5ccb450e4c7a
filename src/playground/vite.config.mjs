import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  // The server shows index.html at /graphql too, so that assets need their full path.
  base: '/playground/',
  build: {
    outDir: fileURLToPath(new URL('../../dist/playground', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The editor is large and comes from this machine.
    chunkSizeWarningLimit: 10_000,
  },
});
