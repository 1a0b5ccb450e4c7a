import { Field, Float, ID, ObjectType } from 'type-graphql';
import type { ProductModel } from '../../db/generated/models';
import { connectionOf } from '../paging/connection';

@ObjectType({ simpleResolvers: true, description: 'What can be ordered.' })
export class Product {
  @Field(() => ID, { description: "The import's product_id." })
  readonly id!: number;

  @Field(() => String, { description: 'As printed on the shelf.' })
  readonly name!: string;

  @Field(() => Float, { nullable: true, description: "In the shop's currency; null where unknown." })
  readonly price!: number | null;

  @Field(() => String, { nullable: true, description: 'A few sentences; null where unknown.' })
  readonly description!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of a picture; null where unknown.' })
  readonly imageUrl!: string | null;

  @Field(() => Boolean, { description: 'Can it be ordered now? What cannot is never recommended.' })
  readonly available!: boolean;

  readonly aisleId!: number;
  readonly departmentId!: number;
}

export const ProductConnection = connectionOf(Product, 'Product');
export type ProductConnection = InstanceType<typeof ProductConnection>;

export function toProduct({ price, ...row }: ProductModel): Product {
  return Object.assign(new Product(), row, { price: price === null ? null : Number(price) });
}
