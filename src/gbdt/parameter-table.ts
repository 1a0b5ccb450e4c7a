/** The table of parameters in README.md, generated from params.ts. */
import { rangeText } from './parameter-kinds';
import type { Parameter } from './parameter-kinds';
import { PARAMETERS } from './params';

/** Markdown with one row per parameter; ends with a line break. */
export function parameterTable(): string {
  const head = ['name', 'LightGBM', 'default', 'range', 'meaning'];
  const rows = Object.entries(PARAMETERS).map(([name, parameter]) => [
    `\`${name}\``,
    parameter.lightgbm ? `\`${parameter.lightgbm}\`` : '–',
    Array.isArray(parameter.default) ? 'empty' : String(parameter.default),
    rangeOf(parameter),
    parameter.meaning,
  ]);
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function rangeOf(parameter: Parameter): string {
  switch (parameter.kind) {
    case 'boolean':
      return 'true, false';
    case 'choice':
      return parameter.choices.join(', ');
    default:
      return rangeText(parameter);
  }
}
