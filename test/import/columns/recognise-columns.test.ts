/** Which columns of a log are recognised, by the headers of known exports and by usual names. */
import { failureOf } from './failure-of';
import { recogniseColumns } from '../../../src/import/columns/recognise-columns';
import { recogniseFile } from '../../../src/import/columns/recognise-file';
import type { Role } from '../../../src/import/columns/roles';

const recognise = (header: string, samples: readonly string[] = []) =>
  recogniseColumns(
    header.split(','),
    samples.map((row) => row.split(',')),
  );

test.each<[string, string, Partial<Record<Role, string | readonly string[]>>]>([
  [
    'Online Retail',
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
    {
      user: 'CustomerID',
      product: 'StockCode',
      order: 'InvoiceNo',
      time: 'InvoiceDate',
      quantity: 'Quantity',
      unitPrice: 'UnitPrice',
      productName: 'Description',
    },
  ],
  [
    'Online Retail II',
    'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country',
    {
      user: 'Customer ID',
      product: 'StockCode',
      order: 'Invoice',
      time: 'InvoiceDate',
      quantity: 'Quantity',
      unitPrice: 'Price',
      productName: 'Description',
    },
  ],
  [
    'Shopify orders',
    'Name,Email,Financial Status,Paid at,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Id',
    {
      user: 'Email',
      product: ['Lineitem sku', 'Lineitem name'],
      order: 'Name',
      time: 'Created at',
      quantity: 'Lineitem quantity',
      unitPrice: 'Lineitem price',
      productName: 'Lineitem name',
      status: 'Financial Status',
      cancelledAt: 'Cancelled at',
    },
  ],
  [
    'WooCommerce',
    'Order Number,Order Status,Order Date,Email (Billing),Item #,SKU,Item Name,Quantity (- Refund),Item Cost',
    {
      user: 'Email (Billing)',
      product: ['SKU', 'Item Name'],
      order: 'Order Number',
      time: 'Order Date',
      quantity: 'Quantity (- Refund)',
      unitPrice: 'Item Cost',
      productName: 'Item Name',
      status: 'Order Status',
    },
  ],
  [
    'WooCommerce',
    'order_id,order_date,status,customer_id,billing_email,item_sku,item_name,item_quantity,item_total',
    {
      user: ['customer_id', 'billing_email'],
      product: ['item_sku', 'item_name'],
      order: 'order_id',
      time: 'order_date',
      quantity: 'item_quantity',
      lineTotal: 'item_total',
      productName: 'item_name',
      status: 'status',
    },
  ],
  [
    'Square items',
    'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Gross Sales,Transaction ID,Event Type,Customer ID',
    {
      user: 'Customer ID',
      product: ['SKU', 'Item'],
      order: 'Transaction ID',
      time: 'Date',
      timeOfDay: 'Time',
      zone: 'Time Zone',
      quantity: 'Qty',
      lineTotal: 'Gross Sales',
      productName: 'Item',
      aisle: 'Category',
      event: 'Event Type',
    },
  ],
  [
    'Ta-Feng',
    'TRANSACTION_DT,CUSTOMER_ID,AGE_GROUP,PIN_CODE,PRODUCT_SUBCLASS,PRODUCT_ID,AMOUNT,ASSET,SALES_PRICE',
    {
      user: 'CUSTOMER_ID',
      product: 'PRODUCT_ID',
      time: 'TRANSACTION_DT',
      quantity: 'AMOUNT',
      lineTotal: 'SALES_PRICE',
      aisle: 'PRODUCT_SUBCLASS',
    },
  ],
  [
    'Dunnhumby',
    'household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,STORE_ID,RETAIL_DISC,TRANS_TIME,WEEK_NO',
    {
      user: 'household_key',
      product: 'PRODUCT_ID',
      order: 'BASKET_ID',
      time: 'DAY',
      timeOfDay: 'TRANS_TIME',
      quantity: 'QUANTITY',
      lineTotal: 'SALES_VALUE',
    },
  ],
  [
    'H&M',
    't_dat,customer_id,article_id,price,sales_channel_id',
    { user: 'customer_id', product: 'article_id', time: 't_dat' },
  ],
  [
    'Groceries',
    'Member_number,Date,itemDescription',
    { user: 'Member_number', product: 'itemDescription', time: 'Date', productName: 'itemDescription' },
  ],
  [
    'Amazon Personalize',
    'USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE',
    { user: 'USER_ID', product: 'ITEM_ID', time: 'TIMESTAMP', event: 'EVENT_TYPE' },
  ],
  [
    'RecBole',
    'user_id:token,item_id:token,rating:float,timestamp:float',
    { user: 'user_id:token', product: 'item_id:token', time: 'timestamp:float' },
  ],
  [
    'Gorse feedback',
    'feedback_type,user_id,item_id,time_stamp',
    { user: 'user_id', product: 'item_id', time: 'time_stamp', event: 'feedback_type' },
  ],
  [
    'Gorse feedback',
    'FeedbackType,UserId,ItemId,Value,Timestamp',
    { user: 'UserId', product: 'ItemId', time: 'Timestamp', event: 'FeedbackType' },
  ],
])('%s: %s', (preset, header, expected) => {
  const { mapping, preset: found } = recognise(header);
  expect(found).toBe(preset);
  expect(mapping.columns).toEqual(
    Object.fromEntries(Object.entries(expected).map(([role, names]) => [role, [names].flat()])),
  );
});

test.each<[string, Partial<Record<Role, string>>]>([
  ['customer,product,date', { user: 'customer', product: 'product', time: 'date', productName: 'product' }],
  [
    'Kundennummer,Artikelnummer,Artikelbezeichnung,Menge,Einzelpreis,Bestelldatum,Bestellnummer,Warengruppe',
    {
      user: 'Kundennummer',
      product: 'Artikelnummer',
      productName: 'Artikelbezeichnung',
      quantity: 'Menge',
      unitPrice: 'Einzelpreis',
      time: 'Bestelldatum',
      order: 'Bestellnummer',
      aisle: 'Warengruppe',
    },
  ],
  [
    'order_id,user_id,order_number,product_id,product_name,aisle,department,ordered_at',
    {
      order: 'order_id',
      user: 'user_id',
      orderNumber: 'order_number',
      product: 'product_id',
      productName: 'product_name',
      aisle: 'aisle',
      department: 'department',
      time: 'ordered_at',
    },
  ],
  ['Kunde;Artikel;Datum;Uhrzeit;Anzahl', {}],
  [
    'customer_id,email,sku,order number,created_at,paid_at',
    { user: 'customer_id', product: 'sku', order: 'order number', time: 'created_at' },
  ],
  [
    'user,item,order_number',
    { user: 'user', product: 'item', orderNumber: 'order_number', productName: 'item' },
  ],
  ['customer.id,sku,timestamp', { user: 'customer.id', product: 'sku', time: 'timestamp' }],
])('usual names: %s', (header, expected) => {
  const columns = header.split(/[;,]/);
  const { mapping, preset } = recogniseColumns(columns, []);
  expect(preset).toBeUndefined();
  if (header.includes(';')) {
    expect(mapping.columns).toEqual({
      user: ['Kunde'],
      product: ['Artikel'],
      productName: ['Artikel'],
      time: ['Datum'],
      timeOfDay: ['Uhrzeit'],
      quantity: ['Anzahl'],
    });
  } else {
    expect(mapping.columns).toEqual(
      Object.fromEntries(Object.entries(expected).map(([role, name]) => [role, [name]])),
    );
  }
});

test('columns without a role, and optional roles that two columns could have, are named', () => {
  const { unread, undecided } = recognise('user_id,sku,date,unit_price,item_price,colour');
  expect(unread).toEqual(['unit_price', 'item_price', 'colour']);
  expect(undecided).toEqual([{ role: 'unitPrice', columns: ['unit_price', 'item_price'] }]);
});

test('a missing role: the message has the columns with values, and a map file to start from', () => {
  expect(
    failureOf(() => recognise('who,sku,when', ['ada@example.com,17,2024-01-02', 'bob@example.com,17,'])),
  ).toBe(
    [
      'Expected columns for user (who ordered: an id, or an e-mail address if there is no id) and time or orderNumber (the moment or the day of the order), got none whose name is known. The columns are:',
      '  who: ada@example.com | bob@example.com',
      '  sku: 17',
      '  when: 2024-01-02',
      'Write a map file, for example map.yaml, and pass it with --map map.yaml:',
      '  columns:',
      '    product: sku',
      '    user: NAME OF THE COLUMN',
      '    time: NAME OF THE COLUMN',
    ].join('\n'),
  );
});

test('two columns for a required role are refused, not guessed', () => {
  const message = failureOf(() => recognise('user_id,customer_id,sku,date', ['1,7,x,2024-01-02']));
  expect(message).toContain(
    'Expected one column for user (who ordered: an id, or an e-mail address if there is no id), got 2: user_id, customer_id.',
  );
  expect(message).toContain('  customer_id: 7');
  expect(message).toContain('    user: user_id');
});

test.each([
  ['order_id,user_id,eval_set,order_number,order_dow,order_hour_of_day,days_since_prior_order', 'orders'],
  ['order_id,user_id,ordered_at', 'orders'],
  ['order_id,product_id,add_to_cart_order,reordered', 'order items'],
  ['order_id,product_id,quantity', 'order items'],
  ['product_id,product_name,aisle_id,department_id', 'products'],
  ['user_id,first_name,last_name,password,email_address', 'users'],
  ['aisle_id,aisle', 'aisles'],
  ['department_id,department', 'departments'],
  ['order_id,user_id,product_id,ordered_at', 'log'],
  ['Invoice,StockCode,Customer ID', undefined],
])('files of a folder: %s has %s', (header, content) => {
  expect(recogniseFile(header.split(','))).toBe(content);
});
