import { Field, ID, ObjectType } from 'type-graphql';
import type { UserModel } from '../../db/generated/models';
import type { DataVersion } from '../../recommend/data-version';
import type { PersonalData } from './personal-data.type';
import { connectionOf } from '../paging/connection';

@ObjectType({ simpleResolvers: true, description: 'Who orders.' })
export class User {
  @Field(() => ID, { description: 'UUID by which the outside world knows the user.' })
  readonly id!: string;

  /** The CSV's user_id; stays inside. */
  readonly key!: number;

  /** Not a field by itself: UserResolver decides who sees it. */
  readonly hidden!: PersonalData;

  /** How new the data of this user's recommendations is; null when that was not looked up. */
  readonly version!: DataVersion | null;
}

export const UserConnection = connectionOf(User, 'User');
export type UserConnection = InstanceType<typeof UserConnection>;

/** @param everybody everybody's version of the data, read with the row */
export function toUser({ id, uuid, dataVersion, ...hidden }: UserModel, everybody?: string): User {
  const version = everybody === undefined ? null : { shared: everybody, user: dataVersion };
  return Object.assign(new User(), { id: uuid, key: id, hidden, version });
}
