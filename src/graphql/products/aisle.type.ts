import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A shelf of similar products.' })
export class Aisle {
  @Field(() => ID, { description: "The import's aisle_id." })
  readonly id!: number;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;
}
