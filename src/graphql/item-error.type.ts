import { Field, ObjectType } from 'type-graphql';
import { asApiError } from './errors';
import type { ApiError } from './errors';

@ObjectType({
  simpleResolvers: true,
  description: 'Why one item of a batch was not written. The other items are not affected.',
})
export class ItemError {
  @Field(() => String, { description: 'One of the error codes that requests have in extensions.code.' })
  readonly code!: string;

  @Field(() => String, { description: 'What was expected, what was found, and what to do next.' })
  readonly message!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The field of the item that is at fault; null if it is not a single one.',
  })
  readonly field!: string | null;
}

export function toItemError({ code, message }: ApiError): ItemError {
  const [, field = null] = /^([\w.]+): expected /.exec(message) ?? [];
  return Object.assign(new ItemError(), { code, message, field });
}

/** For an error that concerns some items only. @throws the error if it is internal: then the request fails */
export function itemErrorOf(thrown: unknown): ApiError {
  const known = asApiError(thrown);
  if (known === null) throw thrown;
  return known;
}
