import { Field, ID, ObjectType } from 'type-graphql';
import type { UserModel } from '../../db/generated/models';
import type { DataVersion } from '../../recommend/data-version';
import type { PersonalData } from './personal-data.type';
import { connectionOf } from '../paging/connection';

@ObjectType({ simpleResolvers: true, description: 'A user of the shop, who places orders.' })
export class User {
  @Field(() => ID, { description: "UUID of the user, derived from the shop's own id of the user." })
  readonly id!: string;

  /** Internal key, never part of an answer. */
  readonly key!: number;

  /** Not a field: UserResolver decides who may see it. */
  readonly hidden!: HiddenData;

  /** Version of the data behind this user's recommendations; null if it was not read. */
  readonly version!: DataVersion | null;
}

/** The shop's own id of a user can be an e-mail address, so it is personal data. */
export type HiddenData = PersonalData & Pick<UserModel, 'externalId'>;

export const UserConnection = connectionOf(User, 'User');
export type UserConnection = InstanceType<typeof UserConnection>;

/** @param row with `sharedVersion` if the version of the data that all users share was read with it */
export function toUser({
  id,
  uuid,
  dataVersion,
  sharedVersion,
  ...hidden
}: UserModel & { readonly sharedVersion?: string }): User {
  const version = sharedVersion === undefined ? null : { shared: sharedVersion, user: dataVersion };
  return Object.assign(new User(), { id: uuid, key: id, hidden, version });
}
