import { Field, ID, ObjectType } from 'type-graphql';
import type { Category } from './category';

@ObjectType({
  simpleResolvers: true,
  description: 'A department of the shop, which contains several aisles.',
})
export class Department implements Category {
  @Field(() => ID, {
    description:
      "The shop's own id of the department, or `name:` and its name where the imported data contains only names.",
  })
  readonly id!: string;

  readonly key!: number;

  @Field(() => String, { description: 'Name of the department.' })
  readonly name!: string;
}
