import { buildSchema } from 'graphql';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { printApiSchema } from '../../graphql/schema';
import { markdownTable } from './markdown-table';

/** Queries and mutations with arguments, result and meaning. */
export function operationsPage(): string {
  const schema = buildSchema(printApiSchema());
  const table = (title: string, type: GraphQLObjectType) =>
    `## ${title}\n\n${markdownTable(['operation', 'gives', 'meaning'], Object.values(type.getFields()).map(row))}\n`;
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  return [
    ...(query ? [table('Queries', query)] : []),
    ...(mutation ? [table('Mutations', mutation)] : []),
  ].join('\n');
}

function row({ name, args, type, description }: GraphQLField<unknown, unknown>): readonly string[] {
  const written = args.map((argument) => `${argument.name}: ${String(argument.type)}`).join(', ');
  return [`\`${name}${written && `(${written})`}\``, `\`${String(type)}\``, description ?? ''];
}
