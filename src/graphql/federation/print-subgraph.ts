import { printApiSchema } from '../schema';

/** The types that other subgraphs may refer to, each by its id. */
const entity = /^type (User|Product) \{/gm;

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n\n';

/** The schema as composition wants it: without the fields that Federation adds, with the directives that it reads. */
export function printSubgraph(): string {
  return `${link}${printApiSchema().replace(entity, 'type $1 @key(fields: "id") {')}`;
}
