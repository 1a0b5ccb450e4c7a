/**
 * Exports whose columns are known. A preset applies if all columns in `signature` are present; the first that applies counts,
 * so more specific ones come first. Column names are compared by `plainName`.
 */
import type { MappingSettings } from './mapping';
import type { Role } from './roles';

export interface Preset {
  readonly name: string;
  readonly signature: readonly string[];
  /** One column must match it as it is written. */
  readonly marker?: RegExp;
  readonly columns: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly settings?: Partial<MappingSettings>;
}

const onlineRetailSettings: Partial<MappingSettings> = {
  zone: 'Europe/London',
  dateOrder: 'm/d/y',
  returnOrders: ['C*'],
  excludedProducts: [
    'POST',
    'DOT',
    'M',
    'D',
    'S',
    'B',
    'C2',
    'C3',
    'BANK CHARGES',
    'AMAZONFEE',
    'CRUK',
    'PADS',
    'ADJUST*',
    'TEST*',
    'SP1002',
    'GIFT',
    'gift_*',
    'DCGSSBOY',
    'DCGSSGIRL',
  ],
};

export const presets: readonly Preset[] = [
  {
    name: 'Online Retail',
    signature: [
      'InvoiceNo',
      'StockCode',
      'Description',
      'Quantity',
      'InvoiceDate',
      'UnitPrice',
      'CustomerID',
    ],
    columns: {
      user: ['CustomerID'],
      product: ['StockCode'],
      order: ['InvoiceNo'],
      time: ['InvoiceDate'],
      quantity: ['Quantity'],
      unitPrice: ['UnitPrice'],
      productName: ['Description'],
    },
    settings: onlineRetailSettings,
  },
  {
    name: 'Online Retail II',
    signature: ['Invoice', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'Price', 'Customer ID'],
    columns: {
      user: ['Customer ID'],
      product: ['StockCode'],
      order: ['Invoice'],
      time: ['InvoiceDate'],
      quantity: ['Quantity'],
      unitPrice: ['Price'],
      productName: ['Description'],
    },
    settings: onlineRetailSettings,
  },
  {
    name: 'Shopify orders',
    signature: ['Name', 'Lineitem name', 'Lineitem quantity', 'Created at'],
    columns: {
      user: ['Customer ID', 'Email'],
      product: ['Lineitem sku', 'Lineitem name'],
      order: ['Name'],
      time: ['Created at'],
      quantity: ['Lineitem quantity'],
      unitPrice: ['Lineitem price'],
      productName: ['Lineitem name'],
      status: ['Financial Status'],
      cancelledAt: ['Cancelled at'],
    },
  },
  {
    name: 'WooCommerce',
    signature: ['Order Number', 'Order Status', 'Order Date', 'Item Name'],
    columns: {
      user: ['Customer User ID', 'Customer ID', 'Email (Billing)', 'Customer Email'],
      product: ['SKU', 'Product Id', 'Item Name'],
      order: ['Order Number'],
      time: ['Order Date'],
      quantity: ['Quantity (- Refund)', 'Quantity'],
      unitPrice: ['Item Cost'],
      productName: ['Item Name'],
      aisle: ['Category'],
      status: ['Order Status'],
    },
  },
  {
    name: 'WooCommerce',
    signature: ['order_id', 'status', 'billing_email', 'item_name', 'item_quantity'],
    columns: {
      user: ['customer_id', 'billing_email'],
      product: ['item_sku', 'item_product_id', 'item_name'],
      order: ['order_id'],
      time: ['order_date', 'date', 'date_created'],
      quantity: ['item_quantity'],
      unitPrice: ['item_price'],
      lineTotal: ['item_total'],
      productName: ['item_name'],
      status: ['status'],
    },
  },
  {
    name: 'Square items',
    signature: ['Date', 'Time', 'Item', 'Qty', 'Transaction ID'],
    columns: {
      user: ['Customer ID', 'Customer Reference ID'],
      product: ['SKU', 'Item'],
      order: ['Transaction ID'],
      time: ['Date'],
      timeOfDay: ['Time'],
      zone: ['Time Zone'],
      quantity: ['Qty'],
      lineTotal: ['Gross Sales'],
      productName: ['Item'],
      aisle: ['Category'],
      event: ['Event Type'],
    },
  },
  {
    name: 'Ta-Feng',
    signature: ['TRANSACTION_DT', 'CUSTOMER_ID', 'PRODUCT_SUBCLASS', 'PRODUCT_ID', 'AMOUNT', 'SALES_PRICE'],
    columns: {
      user: ['CUSTOMER_ID'],
      product: ['PRODUCT_ID'],
      time: ['TRANSACTION_DT'],
      quantity: ['AMOUNT'],
      lineTotal: ['SALES_PRICE'],
      aisle: ['PRODUCT_SUBCLASS'],
    },
    settings: { zone: 'Asia/Taipei', dateOrder: 'm/d/y' },
  },
  {
    name: 'Dunnhumby',
    signature: ['household_key', 'BASKET_ID', 'DAY', 'PRODUCT_ID', 'QUANTITY', 'TRANS_TIME'],
    columns: {
      user: ['household_key'],
      product: ['PRODUCT_ID'],
      order: ['BASKET_ID'],
      time: ['DAY'],
      timeOfDay: ['TRANS_TIME'],
      quantity: ['QUANTITY'],
      lineTotal: ['SALES_VALUE'],
    },
  },
  {
    name: 'H&M',
    signature: ['t_dat', 'customer_id', 'article_id'],
    // Prices are scaled by an unknown factor.
    columns: { user: ['customer_id'], product: ['article_id'], time: ['t_dat'] },
  },
  {
    name: 'Groceries',
    signature: ['Member_number', 'Date', 'itemDescription'],
    columns: {
      user: ['Member_number'],
      product: ['itemDescription'],
      time: ['Date'],
      productName: ['itemDescription'],
    },
    settings: { dateOrder: 'd/m/y' },
  },
  {
    name: 'RecBole',
    marker: /:token$/,
    signature: ['user_id', 'item_id'],
    columns: {
      user: ['user_id'],
      product: ['item_id'],
      order: ['order_id', 'session_id'],
      time: ['timestamp'],
    },
  },
  {
    name: 'Gorse feedback',
    signature: ['FeedbackType', 'UserId', 'ItemId'],
    columns: {
      user: ['UserId'],
      product: ['ItemId'],
      time: ['Timestamp', 'time_stamp'],
      event: ['FeedbackType'],
    },
  },
  {
    name: 'Amazon Personalize',
    signature: ['USER_ID', 'ITEM_ID', 'TIMESTAMP'],
    columns: {
      user: ['USER_ID'],
      product: ['ITEM_ID'],
      time: ['TIMESTAMP'],
      event: ['EVENT_TYPE'],
      order: ['ORDER_ID'],
      quantity: ['QUANTITY'],
    },
  },
];
