/** How Vite bundles a folder of src for the browser. */
import { defineConfig } from 'vite';
import { inProject } from './project.mjs';

// Packages choose their development build by it, and a test runner that asks for the bundle names another.
process.env.NODE_ENV = 'production';

/**
 * @param {string} name of the folder in src; the bundle comes to the folder of that name in dist
 * @param {import('vite').UserConfig['build']} build what differs from bundle to bundle
 */
export function browserBundle(name, build = {}) {
  return defineConfig({
    root: inProject('src', name),
    // Pages stand at other paths than their assets, so that these need their full path.
    base: `/${name}/`,
    build: {
      outDir: inProject('dist', name),
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        // 'use client' means something to servers that render React; here everything is the client.
        onLog: (level, log, next) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && next(level, log),
      },
      ...build,
    },
  });
}
