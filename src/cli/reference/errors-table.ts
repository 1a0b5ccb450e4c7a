import { errorCodes } from '../../graphql/errors';
import { markdownTable } from './markdown-table';

export function errorsTable(): string {
  return markdownTable(
    ['code', 'HTTP status', 'meaning'],
    Object.entries(errorCodes).map(([code, { status, meaning }]) => [`\`${code}\``, String(status), meaning]),
  );
}
