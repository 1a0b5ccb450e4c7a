import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'An aisle of the shop, which contains similar products.' })
export class Aisle {
  @Field(() => ID, { description: 'Id of the aisle: aisle_id in the imported data.' })
  readonly id!: number;

  @Field(() => String, { description: 'Name of the aisle.' })
  readonly name!: string;
}
