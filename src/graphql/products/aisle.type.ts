import { Field, ID, ObjectType } from 'type-graphql';
import type { Category } from './category';

@ObjectType({ simpleResolvers: true, description: 'An aisle of the shop, which contains similar products.' })
export class Aisle implements Category {
  @Field(() => ID, {
    description:
      "The shop's own id of the aisle, or `name:` and its name where the imported data contains only names.",
  })
  readonly id!: string;

  readonly key!: number;

  @Field(() => String, { description: 'Name of the aisle.' })
  readonly name!: string;
}
