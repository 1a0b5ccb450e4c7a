import { connectionOf } from '../paging/connection';
import { Order } from './order.type';
import { Product } from './product.type';
import { User } from './user.type';

export const UserConnection = connectionOf(User, 'User');
export type UserConnection = InstanceType<typeof UserConnection>;

export const OrderConnection = connectionOf(Order, 'Order');
export type OrderConnection = InstanceType<typeof OrderConnection>;

export const ProductConnection = connectionOf(Product, 'Product');
export type ProductConnection = InstanceType<typeof ProductConnection>;
