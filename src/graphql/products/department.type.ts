import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A part of the shop, holding several aisles.' })
export class Department {
  @Field(() => ID, { description: "The import's department_id." })
  readonly id!: number;

  @Field(() => String, { description: 'Its name.' })
  readonly name!: string;
}
