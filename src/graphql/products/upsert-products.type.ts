import { Field, Float, ID, InputType, ObjectType } from 'type-graphql';
import { ItemError } from '../item-error.type';
import { ExternalId, NumberFrom, TextUpTo } from '../validation/rules';
import { Product } from './product.type';

@InputType({
  description:
    'A product to create or to change. Fields that are omitted keep their values; null clears price, description and imageUrl.',
})
export class ProductInput {
  @Field(() => ID, { description: "The shop's own id of the product, up to 255 characters." })
  @ExternalId()
  readonly externalId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the product, up to 255 characters. A new product needs one.',
  })
  @TextUpTo(255)
  readonly name?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: "Price in the shop's currency, stored in hundredths, up to 10,000,000.",
  })
  @NumberFrom(0, 10_000_000)
  readonly price?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the product can be ordered. A new product can be ordered if this is omitted.',
  })
  readonly available?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the aisle. An unknown aisle is created. Null, or omitted for a new product, means "uncategorised".',
  })
  @TextUpTo(255)
  readonly aisle?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the department. An unknown department is created. Null, or omitted for a new product, means "uncategorised".',
  })
  @TextUpTo(255)
  readonly department?: string | null;

  @Field(() => String, { nullable: true, description: 'Description of the product, up to 5,000 characters.' })
  @TextUpTo(5000)
  readonly description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'URL of an image of the product, up to 2,000 characters.',
  })
  @TextUpTo(2000)
  readonly imageUrl?: string | null;
}

@ObjectType({ description: 'Result of upsertProducts for one product.' })
export class UpsertProductResult {
  @Field(() => Product, {
    nullable: true,
    description: 'The product as it is stored; null if there is an error.',
  })
  readonly product!: Product | null;

  @Field(() => Boolean, { description: 'Whether this call created the product.' })
  readonly created!: boolean;

  @Field(() => ItemError, {
    nullable: true,
    description: 'Why the product was not written; null if it is stored.',
  })
  readonly error!: ItemError | null;
}

@ObjectType({ description: 'Result of upsertProducts.' })
export class UpsertProductsPayload {
  @Field(() => [UpsertProductResult], {
    description: 'One result for each product of the input, in the same order.',
  })
  readonly results!: readonly UpsertProductResult[];
}
