import { Field, ObjectType } from 'type-graphql';
import type { UserModel } from '../../db/generated/models';

@ObjectType({
  description: "A user's name and contact data, as imported. Each field is null if it is unknown.",
})
export class PersonalData implements Omit<UserModel, 'id' | 'externalId' | 'uuid' | 'dataVersion'> {
  @Field(() => String, { nullable: true, description: 'First name of the user.' })
  readonly firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Last name of the user.' })
  readonly lastName!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address of the user.' })
  readonly email!: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number of the user.' })
  readonly phone!: string | null;

  @Field(() => String, { nullable: true, description: "Street and house number of the user's address." })
  readonly streetAddress!: string | null;

  @Field(() => String, { nullable: true, description: "City of the user's address." })
  readonly city!: string | null;

  @Field(() => String, { nullable: true, description: "Postal code of the user's address." })
  readonly postalCode!: string | null;

  @Field(() => String, { nullable: true, description: "Country of the user's address." })
  readonly country!: string | null;
}
