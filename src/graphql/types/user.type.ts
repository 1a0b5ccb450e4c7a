import { Field, ID, ObjectType } from 'type-graphql';
import type { UserModel } from '../../db/generated/models';
import type { PersonalData } from './personal-data.type';

@ObjectType({ description: 'Who orders.' })
export class User {
  @Field(() => ID, { description: 'UUID by which the outside world knows the user.' })
  readonly id!: string;

  /** The CSV's user_id; stays inside. */
  readonly key!: number;

  /** Not a field by itself: UserResolver decides who sees it. */
  readonly hidden!: PersonalData;
}

export function toUser({ id, uuid, ...hidden }: UserModel): User {
  return Object.assign(new User(), { id: uuid, key: id, hidden });
}
