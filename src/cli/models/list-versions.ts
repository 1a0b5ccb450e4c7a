import Table from 'cli-table3';
import type { Manifest } from '../../registry/manifest';
import { readPublishedVersions } from '../../registry/published-versions';
import { misfitOf } from '../../registry/refusal-of';
import { servable } from '../../recommend/loaded-serving-model';

/**
 * All versions as a table, newest first, and below it the reasons why versions do not fit this release. An unreadable
 * manifest is such a reason: one damaged version must not hide the others.
 */
export async function listedVersions(modelsDir: string): Promise<string> {
  const { active, versions } = await readPublishedVersions(modelsDir);
  if (versions.length === 0) return `No model in ${modelsDir}. Train one with "npm run train".\n`;
  const table = new Table({
    head: ['', 'version', 'fits', 'source', 'users', 'rows', 'recall@10', 'ndcg@10', 'basketF1'],
    style: { head: [], border: [], compact: true },
  });
  const reasons: string[] = [];
  for (const { version, manifest } of versions) {
    const misfit = await misfitOf(modelsDir, version, servable);
    if (misfit !== null) reasons.push(`${version} does not fit this release: ${misfit.message}\n`);
    const fits = misfit === null ? 'yes' : 'no';
    table.push([version === active ? '*' : '', version, fits, ...figuresOf(manifest)]);
  }
  return `${table.toString()}\nThe metrics are of each version's evaluated model on the last order of each user when it was trained. Figures with ~ are of the last order but one: that version was trained by an earlier release.\n${reasons.join('')}`;
}

function figuresOf(manifest: Manifest | null): (string | number)[] {
  if (manifest === null) return Array<string>(6).fill('-');
  const { source, trainedOn } = manifest;
  const figures = ['recall@10', 'ndcg@10', 'basketF1'].map((metric) => validationFigure(manifest, metric));
  return [source, trainedOn.users, trainedOn.rows, ...figures];
}

function validationFigure({ metrics }: Manifest, metric: string): string {
  const validation = metrics.validation as Record<string, Record<string, number>> | undefined;
  const value = validation?.[metric]?.ours?.toFixed(4);
  return value === undefined ? '-' : `${metrics.measuredLag === 1 ? '' : '~'}${value}`;
}
