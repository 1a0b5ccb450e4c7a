/** Import cycles, type imports included: `import-x/no-cycle` does not count those. Run by `npm run check -- cycles`. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Move the shared interface or function to a file below both.',
      severity: 'error',
      from: { path: '^src' },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/(db/generated|gbdt/kernels/assembly)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
  },
};
