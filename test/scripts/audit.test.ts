import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const script = resolve(__dirname, '..', '..', 'scripts', 'audit.mjs');

/** Runs the script with a fake npm that prints this report, like the real one with a registry that has advisories. */
function audit(report: string): Promise<{ code: number; stdout: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  const npm = join(folder, 'npm');
  writeFileSync(join(folder, 'report.json'), report);
  writeFileSync(npm, `#!/bin/sh\ncat '${join(folder, 'report.json')}'\nexit 1\n`);
  chmodSync(npm, 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` };
  return new Promise((done) =>
    execFile(process.execPath, [script], { env }, (error, stdout) => {
      rmSync(folder, { recursive: true });
      done({ code: Number(error?.code ?? 0), stdout });
    }),
  );
}

const reportOf = (severity: string) =>
  JSON.stringify({
    vulnerabilities: {
      leaky: {
        name: 'leaky',
        severity,
        range: '<2.0.1',
        via: [{ title: 'Leaks its input', url: 'https://advisories.example/1' }],
        fixAvailable: true,
      },
    },
    metadata: { vulnerabilities: { [severity]: 1, total: 1 } },
  });

const onUnix = process.platform === 'win32' ? describe.skip : describe;

onUnix('the part audit of check', () => {
  test.each(['high', 'critical'])('fails for a %s vulnerability and reports it', async (severity) => {
    const { code, stdout } = await audit(reportOf(severity));
    expect(code).toBe(1);
    expect(stdout).toContain(`leaky <2.0.1: ${severity}; Leaks its input (https://advisories.example/1)`);
  });

  test.each(['low', 'moderate'])('passes for a %s vulnerability', async (severity) => {
    expect(await audit(reportOf(severity))).toEqual({ code: 0, stdout: '' });
  });

  test.each(['{"message":"405 Method Not Allowed","statusCode":405}', ''])(
    'is skipped with a message if the registry has no advisories: %s',
    async (report) => {
      const { code, stdout } = await audit(report);
      expect(code).toBe(0);
      expect(stdout).toMatch(/^audit: skipped, because the registry provides no advisories/);
    },
  );
});
