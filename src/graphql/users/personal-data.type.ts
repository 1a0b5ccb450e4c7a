import { Field, ObjectType } from 'type-graphql';
import type { UserModel } from '../../db/generated/models';

@ObjectType({ description: "A user's name and ways of contact, as imported." })
export class PersonalData implements Omit<UserModel, 'id' | 'uuid' | 'dataVersion'> {
  @Field(() => String, { nullable: true, description: 'First name.' })
  readonly firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Last name.' })
  readonly lastName!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  readonly email!: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number.' })
  readonly phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Street and number.' })
  readonly streetAddress!: string | null;

  @Field(() => String, { nullable: true, description: 'City.' })
  readonly city!: string | null;

  @Field(() => String, { nullable: true, description: 'Postal code.' })
  readonly postalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Country.' })
  readonly country!: string | null;
}
