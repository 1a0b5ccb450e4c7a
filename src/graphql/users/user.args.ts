import { ArgsType, Field, ID } from 'type-graphql';
import { MAX_EXTERNAL_ID_LENGTH } from '../../orders/external-id';
import { PageArgs } from '../paging/page-args';
import { TextUpTo, Uuid } from '../validation/rules';

@ArgsType()
export class UserIdArgs {
  @Field(() => ID, { nullable: true, description: 'UUID of the user; not together with externalId.' })
  @Uuid()
  readonly id?: string | null;

  /** Checked by externalUser, whose messages do not repeat it: it can be an e-mail address. */
  @Field(() => ID, {
    nullable: true,
    description:
      "The shop's own id of the user, instead of id. With AUTH_MODE=jwt, users may pass their own, and back ends any.",
  })
  readonly externalId?: string | null;
}

@ArgsType()
export class FindUsersArgs extends PageArgs {
  @Field(() => String, {
    description: "The beginning of a user's UUID, or the shop's whole id of the user.",
  })
  @TextUpTo(MAX_EXTERNAL_ID_LENGTH)
  readonly search!: string;
}
