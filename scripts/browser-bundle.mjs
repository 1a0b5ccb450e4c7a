/** The Vite configuration for the folders of src that run in the browser. */
import { defineConfig } from 'vite';
import { inProject } from './project.mjs';

// Packages choose their development build by NODE_ENV, which a test runner sets to `test`.
process.env.NODE_ENV = 'production';

/**
 * @param {string} name folder in src; the bundle is written to the folder of the same name in dist
 * @param {import('vite').UserConfig['build']} build settings that differ between bundles
 */
export function browserBundle(name, build = {}) {
  return defineConfig({
    root: inProject('src', name),
    // Pages and assets have different paths, so assets need absolute URLs.
    base: `/${name}/`,
    build: {
      outDir: inProject('dist', name),
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: {
        // 'use client' matters only for servers that render React.
        onLog: (level, log, next) => log.code !== 'MODULE_LEVEL_DIRECTIVE' && next(level, log),
      },
      ...build,
    },
  });
}
