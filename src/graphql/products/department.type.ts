import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description: 'A department of the shop, which contains several aisles.',
})
export class Department {
  @Field(() => ID, { description: 'Id of the department: department_id in the imported data.' })
  readonly id!: number;

  @Field(() => String, { description: 'Name of the department.' })
  readonly name!: string;
}
