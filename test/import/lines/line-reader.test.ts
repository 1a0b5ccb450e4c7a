/** What one row of each known export means. */
import { readLines, linesOf } from './read-lines';
import { fixedClock } from './utc-clock';

const day = (text: string) => Date.parse(text) / 86_400_000;

test('Online Retail: returns, fees, guests and ids with .0', () => {
  const read = readLines([
    'Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country',
    '489434,85048,GLASS BALL,12,2009-12-01 07:45:00,6.95,13085.0,United Kingdom',
    'C489449,22087,BUNTING,-12,2009-12-01 10:33:00,2.95,16321.0,Australia',
    '489597,POST,POSTAGE,1,2009-12-01 14:28:00,18.00,12533.0,Germany',
    '489464,21733,,-96,2009-12-01 10:52:00,0.00,,United Kingdom',
    '489435,22350,CAT BOWL,1,soon,2.55,13085.0,United Kingdom',
    '489436,22350,CAT BOWL,some,2009-12-01 07:46:00,2.55,13085.0,United Kingdom',
  ]);
  expect(read).toEqual([
    {
      kind: 'line',
      line: {
        part: 0,
        line: 2,
        user: '13085',
        product: '85048',
        order: '489434',
        orderNumber: null,
        moment: new Date('2009-12-01T07:45:00Z'),
        localDay: day('2009-12-01'),
        hourOfDay: 7,
        sortTime: Date.parse('2009-12-01T07:45:00Z'),
        quantity: 12,
        unitPrice: 6.95,
        productName: 'GLASS BALL',
        aisle: null,
        department: null,
        isReturn: false,
        isCancelled: false,
      },
    },
    expect.objectContaining({
      line: expect.objectContaining({ user: '16321', quantity: 12, isReturn: true }),
    }),
    { kind: 'excluded', reason: 'fee or voucher' },
    expect.objectContaining({
      line: expect.objectContaining({ user: null, productName: null, isReturn: true }),
    }),
    {
      kind: 'rejected',
      column: 'InvoiceDate',
      value: 'soon',
      reason: 'expected a time written like the others in the column, got soon',
    },
    { kind: 'rejected', column: 'Quantity', value: 'some', reason: 'expected a number, got some' },
  ]);
});

test('Shopify: fallback to the name, cancelled orders, offsets', () => {
  const [first, second, third] = linesOf([
    'Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at',
    '#1001,ada@example.com,paid,2024-01-02 23:30:00 -0500,2,Milk,1.20,M-1,',
    '#1001,ada@example.com,,2024-01-02 23:30:00 -0500,1,Bread,2.00,,',
    '#1002,bob@example.com,voided,2024-01-03 10:00:00 -0500,1,Milk,1.20,M-1,2024-01-03 11:00:00 -0500',
  ]);
  expect(first).toMatchObject({
    product: 'M-1',
    moment: new Date('2024-01-03T04:30:00Z'),
    localDay: day('2024-01-03'),
    quantity: 2,
    isCancelled: false,
  });
  expect(second).toMatchObject({ product: 'Bread', productName: 'Bread' });
  expect(third).toMatchObject({ isCancelled: true });
});

test('Square: date and time columns, a zone per row, refunds', () => {
  const log = [
    'Date,Time,Time Zone,Category,Item,Qty,SKU,Gross Sales,Transaction ID,Event Type,Customer ID',
    '2024-01-02,23:30:00,Pacific Time (US & Canada),Dairy,Milk,2.0,M1,$5.00,t1,Payment,c1',
    '2024-01-03,08:00:00,Pacific Time (US & Canada),Dairy,Milk,-1.0,M1,($2.50),t2,Refund,c1',
    '2024-01-03,08:00:00,Atlantis,Dairy,Milk,1,M1,2.50,t3,Payment,c1',
  ];
  const zones: (string | undefined)[] = [];
  const [first, second, third] = readLines(log, {}, (zone) => {
    zones.push(zone);
    return fixedClock(-8);
  });
  expect(first).toMatchObject({
    line: {
      moment: new Date('2024-01-03T07:30:00Z'),
      localDay: day('2024-01-02'),
      hourOfDay: 23,
      unitPrice: 2.5,
      quantity: 2,
      isReturn: false,
      aisle: 'Dairy',
    },
  });
  expect(second).toMatchObject({ line: { isReturn: true, quantity: 1 } });
  expect(third).toMatchObject({ kind: 'rejected', column: 'Time Zone' });
  expect(zones).toEqual(['America/Los_Angeles']);
});

test('WooCommerce: cancelled orders and the e-mail address as the user', () => {
  const [first, second] = linesOf([
    'Order Number,Order Status,Order Date,Email (Billing),SKU,Item Name,Quantity (- Refund),Item Cost',
    '17,Completed,2024-01-02 10:00,ada@example.com,,Milk,3,1.5',
    '18,Cancelled,2024-01-02 11:00,ada@example.com,M1,Milk,1,1.5',
  ]);
  expect(first).toMatchObject({
    user: 'ada@example.com',
    product: 'Milk',
    order: '17',
    quantity: 3,
    isCancelled: false,
  });
  expect(second).toMatchObject({ isCancelled: true });
});

test('Dunnhumby: day numbers stay relative unless the map file has day 0', () => {
  const log = [
    'household_key,BASKET_ID,DAY,PRODUCT_ID,QUANTITY,SALES_VALUE,TRANS_TIME',
    '2375,26984851472,1,1004906,2,3.00,1631',
    '2375,26984851473,2,1004906,0,3.00,5',
  ];
  expect(readLines(log)).toMatchObject([
    { line: { moment: null, localDay: 1, hourOfDay: 16, sortTime: 86_400_000 + 59_460_000, unitPrice: 1.5 } },
    { kind: 'excluded', reason: 'quantity 0' },
  ]);
  expect(readLines(log, { dayZero: '2014-01-01' })[0]).toMatchObject({
    line: { moment: new Date('2014-01-02T16:31:00Z'), localDay: day('2014-01-02'), hourOfDay: 16 },
  });
});

test('Ta-Feng, H&M and Groceries: days without a time', () => {
  for (const log of [
    [
      'TRANSACTION_DT,CUSTOMER_ID,AGE_GROUP,PIN_CODE,PRODUCT_SUBCLASS,PRODUCT_ID,AMOUNT,ASSET,SALES_PRICE',
      '11/1/2000,1104905,45-49,115,110411,4710199010372,2,24,30',
    ],
    ['t_dat,customer_id,article_id,price,sales_channel_id', '2000-11-01,00005f,0663713001,0.05,2'],
    ['Member_number,Date,itemDescription', '1808,01-11-2000,tropical fruit'],
  ]) {
    expect(linesOf(log)[0]).toMatchObject({ localDay: day('2000-11-01'), hourOfDay: null, order: null });
  }
  expect(
    linesOf(['t_dat,customer_id,article_id,price,sales_channel_id', '2000-11-01,u,0663713001,0.05,2'])[0],
  ).toMatchObject({ product: '0663713001', unitPrice: null });
});

test('interactions: only purchases count if there are any', () => {
  const header = 'USER_ID,ITEM_ID,TIMESTAMP,EVENT_TYPE';
  expect(
    readLines([header, 'u,1,1700000000,View', 'u,2,1700000001,Purchase']).map(({ kind }) => kind),
  ).toEqual(['excluded', 'line']);
  expect(readLines([header, 'u,1,1700000000,View', 'u,2,1700000001,View']).map(({ kind }) => kind)).toEqual([
    'line',
    'line',
  ]);
  expect(linesOf(['user_id:token,item_id:token,timestamp:float', 'u,1,1700000000.0'])[0]).toMatchObject({
    moment: new Date(1_700_000_000_000),
  });
  expect(
    readLines([
      'FeedbackType,UserId,ItemId,Timestamp',
      'read,u,1,2024-01-02T10:00:00Z',
      'buy,u,2,2024-01-02T10:00:00Z',
    ]).map(({ kind }) => kind),
  ).toEqual(['excluded', 'line']);
});

test('German export: decimal comma, dots in dates, order numbers without times', () => {
  expect(linesOf(['Kunde,Artikel,Datum,Menge', 'K1,A1,01.02.2024 10:00,2'])[0]).toMatchObject({
    moment: new Date('2024-02-01T10:00:00Z'),
  });
  expect(linesOf(['user,item,order_number', 'u,1,3.0'])[0]).toMatchObject({
    orderNumber: 3,
    sortTime: 3,
    moment: null,
  });
});
