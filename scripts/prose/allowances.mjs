/** The exceptions of allowed.yaml: files that hold data instead of prose, and texts that a file may contain. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

export function allowances() {
  const { skip, allow } = parse(readFileSync(new URL('./allowed.yaml', import.meta.url), 'utf8'));
  for (const { reason, files } of [...skip, ...allow]) {
    if (!reason || !files)
      throw new Error(`allowed.yaml: expected files and a reason for each entry, got ${files}.`);
  }
  const exceptions = allow.map(({ files, text, name }) => ({
    files,
    kind: name === undefined ? 'text' : 'name',
    pattern: new RegExp(`^(?:${text ?? name})$`, 'i'),
  }));
  return {
    skips: (path) => skip.some(({ files }) => isBelow(path, files)),
    /** @param {'text' | 'name'} kind */
    allows: (path, kind, found) =>
      exceptions.some((one) => one.kind === kind && isBelow(path, one.files) && one.pattern.test(found)),
  };
}

/** @param {string} files a file or folder; `*` is the whole project */
const isBelow = (path, files) => files === '*' || path === files || path.startsWith(`${files}/`);
