import { printApiSchema } from '../schema';

/** The types that other subgraphs may reference by id. */
const entity = /^type (User|Product) \{/gm;

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])\n\n';

/** The schema for composition: with Federation's directives, without the fields that Federation adds. */
export function printSubgraph(): string {
  return `${LINK}${printApiSchema().replace(entity, 'type $1 @key(fields: "id") {')}`;
}
