import { Field, Float, ID, InputType } from 'type-graphql';
import { ExternalId, NumberFrom, TextUpTo } from '../validation/rules';

@InputType({ description: 'One product of a purchase.' })
export class OrderItemInput {
  @Field(() => ID, { description: 'Id of the product.' })
  @ExternalId()
  readonly productId!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'How much of the product was ordered, from 0.001 to 1,000,000; unknown if omitted.',
  })
  @NumberFrom(0.001, 1_000_000)
  readonly quantity?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the product, up to 255 characters. It is used only if no product has the id and the token has the scope catalogue:write: then the product is created.',
  })
  @TextUpTo(255)
  readonly name?: string | null;
}
