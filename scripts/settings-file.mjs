/**
 * The file .env in the project folder: settings for every command, in the form NAME=value. Variables of the environment
 * take precedence. Tests and checks do not read it, so that their results do not depend on it.
 */
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import { inProject } from './project.mjs';

const withoutSettings = [
  'build',
  'check',
  'test',
  'test-unit',
  'test-faults',
  'print-schema',
  'print-reference',
];

export function readSettingsFile(verb, file = inProject('.env')) {
  if (!withoutSettings.includes(verb) && existsSync(file)) loadEnvFile(file);
}
