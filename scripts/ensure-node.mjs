// Imported first by run.mjs, so that an old Node is told before anything newer is loaded.
const oldest = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  console.error(
    `Expected Node ${oldest.join('.')} or newer, got ${process.versions.node} (${process.execPath}).\n` +
      'Install a current one from https://nodejs.org or with your version manager, then run the command again.',
  );
  process.exit(1);
}
