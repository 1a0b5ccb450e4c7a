import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { ItemError } from '../item-error.type';
import { ExternalId, TextUpTo } from '../validation/rules';

@InputType({
  description: 'A user to create or to change. Fields that are omitted keep their values; null clears them.',
})
export class UserInput {
  @Field(() => ID, { description: "The shop's own id of the user, up to 255 characters." })
  @ExternalId()
  readonly externalId!: string;

  @Field(() => String, { nullable: true, description: 'First name of the user.' })
  @TextUpTo(255)
  readonly firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name of the user.' })
  @TextUpTo(255)
  readonly lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address of the user.' })
  @TextUpTo(255)
  readonly email?: string | null;

  @Field(() => String, { nullable: true, description: 'Phone number of the user.' })
  @TextUpTo(255)
  readonly phone?: string | null;

  @Field(() => String, { nullable: true, description: "Street and house number of the user's address." })
  @TextUpTo(255)
  readonly streetAddress?: string | null;

  @Field(() => String, { nullable: true, description: "City of the user's address." })
  @TextUpTo(255)
  readonly city?: string | null;

  @Field(() => String, { nullable: true, description: "Postal code of the user's address." })
  @TextUpTo(255)
  readonly postalCode?: string | null;

  @Field(() => String, { nullable: true, description: "Country of the user's address." })
  @TextUpTo(255)
  readonly country?: string | null;
}

@ObjectType({ description: 'Result of upsertUsers for one user.' })
export class UpsertUserResult {
  @Field(() => ID, {
    nullable: true,
    description: 'UUID of the user, which other operations take as userId; null if there is an error.',
  })
  readonly id!: string | null;

  @Field(() => Boolean, { description: 'Whether this call created the user.' })
  readonly created!: boolean;

  @Field(() => ItemError, {
    nullable: true,
    description: 'Why the user was not written; null if it is stored.',
  })
  readonly error!: ItemError | null;
}

@ObjectType({ description: 'Result of upsertUsers.' })
export class UpsertUsersPayload {
  @Field(() => [UpsertUserResult], {
    description: 'One result for each user of the input, in the same order.',
  })
  readonly results!: readonly UpsertUserResult[];
}
