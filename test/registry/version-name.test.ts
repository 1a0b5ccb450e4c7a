import { VERSION_PATTERN } from '../../src/registry/model-files';
import { shortHash, versionName } from '../../src/registry/version-name';

describe('version names', () => {
  test('consist of UTC time and content hash, and are accepted by the registry', () => {
    const name = versionName(new Date('2026-11-23T18:15:02.999Z'), 'ab12cd');
    expect(name).toBe('20261123-181502-ab12cd');
    expect(name).toMatch(VERSION_PATTERN);
    expect(versionName(new Date('2026-01-02T03:04:05Z'), shortHash('a'))).toMatch(VERSION_PATTERN);
  });

  test('distinguish contents, even if only the boundaries of the parts differ', () => {
    expect(shortHash('ab', 'c')).toBe(shortHash('ab', 'c'));
    expect(shortHash('ab', 'c')).not.toBe(shortHash('a', 'bc'));
  });
});
