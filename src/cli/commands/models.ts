/** `npm run models -- list|show|activate|rollback|import`: the model registry. */
import type { Manifest } from '../../registry/manifest';
import { versionDirectory } from '../../registry/model-files';
import { misfitOf } from '../../registry/refusal-of';
import { readActive, readManifest } from '../../registry/versions';
import { activateModel, rollbackModel } from '../../registry/activate';
import { importModel } from '../../training/import-model';
import { servable } from '../../recommend/loaded-serving-model';
import { listedVersions } from '../models/list-versions';
import { commandOf, examplesText, runCommand } from '../run-command';

void runCommand(async ({ environment: { modelsDir }, notice }) => {
  const program = commandOf({
    name: 'npm run models --',
    description:
      'Lists, shows, activates and imports models. A running server loads the active model within seconds.',
    examples: [
      'npm run models -- list',
      'npm run models -- activate 20261123-181502-ab12cd',
      'npm run models -- rollback',
      'npm run models -- import --stage1 model.txt --activate',
    ],
  });
  const verb = (name: string, description: string, ...examples: string[]) =>
    program.command(name).description(description).addHelpText('after', examplesText(examples));
  verb(
    'list',
    'list all versions, newest first, and whether they fit this release; * marks the active one',
    'npm run models -- list',
  ).action(async () => void process.stdout.write(await listedVersions(modelsDir)));
  verb(
    'show',
    "print a version's manifest as JSON; by default, the active version's",
    'npm run models -- show',
    'npm run models -- show 20261123-181502-ab12cd',
  )
    .argument('[version]')
    .action(async (version?: string) => {
      const chosen = version ?? (await readActive(modelsDir)) ?? 'none';
      const manifest = await readManifest(versionDirectory(modelsDir, chosen));
      process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
      const misfit = await misfitOf(modelsDir, chosen, servable);
      if (misfit !== null) notice(`${chosen} does not fit this release: ${misfit.message}`);
    });
  verb(
    'activate',
    'activate a version, if its files are complete and it fits this release',
    'npm run models -- activate 20261123-181502-ab12cd',
  )
    .argument('<version>')
    .action(async (version: string) => printActive(await activateModel(modelsDir, version, servable)));
  verb(
    'rollback',
    'activate the version that was published before the active one',
    'npm run models -- rollback',
  ).action(async () => printActive(await rollbackModel(modelsDir, servable)));
  const importing = verb(
    'import',
    'publish LightGBM text models; everything else is taken from the active version',
    'npm run models -- import --stage1 model.txt',
    'npm run models -- import --stage1 model.txt --stage2 ranking.txt --activate',
  )
    .option('--stage1 <file>', 'model of the feature columns (required)')
    .option('--stage2 <file>', "model of stage 2's columns; by default, the active version's stage 2")
    .option('--activate', 'also activate the new version')
    .action(async ({ stage1, stage2, activate = false }: ImportOptions) => {
      // Not a required option of commander, which would report a misspelt option as missing.
      if (stage1 === undefined)
        return importing.error("error: required option '--stage1 <file>' not specified");
      const manifest = await importModel({ modelsDir, stage1, stage2, activate });
      if (activate) return printActive(manifest);
      const next = `npm run models -- activate ${manifest.version}`;
      process.stdout.write(`Published: ${manifest.version}. Activate it with "${next}".\n`);
    });
  for (const command of program.commands) command.copyInheritedSettings(program);
  await program.parseAsync();
});

interface ImportOptions {
  readonly stage1?: string;
  readonly stage2?: string;
  readonly activate?: boolean;
}

function printActive({ version }: Manifest): void {
  process.stdout.write(`Active: ${version}\n`);
}
