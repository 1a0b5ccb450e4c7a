/** What a column of an order log can mean. Each row of a log is one product in one order. */
export interface RoleInfo {
  /** For map files and messages. */
  readonly meaning: string;
  readonly isRequired?: true;
}

export const roles = {
  user: { meaning: 'who ordered: an id, or an e-mail address if there is no id', isRequired: true },
  product: {
    meaning: 'the id of the product (SKU, article number), or its name if there is no id',
    isRequired: true,
  },
  order: { meaning: 'the id of the order; without it, one order per user and day' },
  time: { meaning: 'the moment or the day of the order' },
  timeOfDay: { meaning: 'the time of day, if the column `time` has only the day' },
  orderNumber: { meaning: "the number of the order among the user's orders: 1, 2, 3 ..." },
  quantity: { meaning: 'how many were ordered; negative for a return' },
  unitPrice: { meaning: 'the price of one piece' },
  lineTotal: {
    meaning: 'the price of the whole row; divided by the quantity, if there is no price of one piece',
  },
  productName: { meaning: 'the name of the product' },
  aisle: { meaning: 'the category of the product' },
  department: { meaning: 'the group of categories' },
  status: { meaning: 'the state of the order, such as paid or cancelled' },
  cancelledAt: { meaning: 'when the order was cancelled; empty if it was not' },
  event: { meaning: 'what happened: only purchases are imported' },
  zone: { meaning: 'the time zone of the row' },
} as const satisfies Readonly<Record<string, RoleInfo>>;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as readonly Role[];
