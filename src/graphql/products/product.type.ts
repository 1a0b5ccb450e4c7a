import { Field, Float, ID, ObjectType } from 'type-graphql';
import type { ProductModel } from '../../db/generated/models';
import { connectionOf } from '../paging/connection';

@ObjectType({ simpleResolvers: true, description: 'A product of the catalogue, available or not.' })
export class Product {
  @Field(() => ID, { description: "The shop's own id of the product, such as its product_id or SKU." })
  readonly id!: string;

  /** Internal key, never part of an answer. */
  readonly key!: number;

  @Field(() => String, { description: 'Name of the product, as shown to shoppers.' })
  readonly name!: string;

  @Field(() => Float, { nullable: true, description: "Price in the shop's currency; null if it is unknown." })
  readonly price!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Description of the product in a few sentences; null if there is none.',
  })
  readonly description!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'URL of an image of the product; null if there is none.',
  })
  readonly imageUrl!: string | null;

  @Field(() => Boolean, {
    description: 'Whether the product can be ordered now. Unavailable products are never recommended.',
  })
  readonly available!: boolean;

  readonly aisleId!: number;
  readonly departmentId!: number;
}

export const ProductConnection = connectionOf(Product, 'Product');
export type ProductConnection = InstanceType<typeof ProductConnection>;

/** A row of the table `products`, as far as answers need it. */
export type ProductRow = Omit<ProductModel, 'availabilitySource'>;

export function toProduct({ id: key, externalId: id, price, ...row }: ProductRow): Product {
  return Object.assign(new Product(), row, { id, key, price: price === null ? null : Number(price) });
}
