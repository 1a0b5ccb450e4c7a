// Must be imported first, so that an old Node gets this message instead of a syntax error.
const minVersion = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < minVersion[0] || (major === minVersion[0] && minor < minVersion[1])) {
  console.error(
    `Expected Node ${minVersion.join('.')} or newer, got ${process.versions.node} (${process.execPath}).\n` +
      'Install a current version from https://nodejs.org or with your version manager, then run the command again.',
  );
  process.exit(1);
}
