import { VERSION_PATTERN } from '../../src/inference/model-files';
import { shortHash, versionName } from '../../src/model-format/version-name';

describe('version names', () => {
  test('consist of UTC time and content hash, and are recognised by the registry', () => {
    const name = versionName(new Date('2026-11-23T18:15:02.999Z'), 'ab12cd');
    expect(name).toBe('20261123-181502-ab12cd');
    expect(name).toMatch(VERSION_PATTERN);
    expect(versionName(new Date('2026-01-02T03:04:05Z'), shortHash('a'))).toMatch(VERSION_PATTERN);
  });

  test('differ for different contents, even with equal concatenation', () => {
    expect(shortHash('ab', 'c')).toBe(shortHash('ab', 'c'));
    expect(shortHash('ab', 'c')).not.toBe(shortHash('a', 'bc'));
  });
});
