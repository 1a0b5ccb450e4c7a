/** Maximum number of products in a basket. */
const MAX_BASKET = 120;

/**
 * The basket that is being filled, and what its user bought in earlier ones. One object serves all users in turn:
 * membership is a stamp with the sequence number of the basket or the user, so nothing needs to be cleared.
 */
export class Basket {
  /** Products in the order in which they were added; only the first `size` entries are valid. */
  readonly products = new Int32Array(MAX_BASKET);
  /** 1 if the user bought the product in an earlier basket. */
  readonly reordered = new Uint8Array(MAX_BASKET);
  size = 0;

  private readonly basketOf: Int32Array;
  private readonly userOf: Int32Array;
  private basketNumber = 0;
  private userNumber = 0;

  /** @param catalogueSize number of products */
  constructor(catalogueSize: number) {
    this.basketOf = new Int32Array(catalogueSize);
    this.userOf = new Int32Array(catalogueSize);
  }

  /** Forgets the previous user's purchases. */
  startUser(): void {
    this.start();
    this.userNumber++;
  }

  /** Empties the basket; its products remain bought. */
  start(): void {
    for (let place = 0; place < this.size; place++) this.userOf[this.products[place]] = this.userNumber;
    this.size = 0;
    this.basketNumber++;
  }

  holds(product: number): boolean {
    return this.basketOf[product] === this.basketNumber;
  }

  /** @returns false if the product is in the basket already or the basket is full */
  add(product: number): boolean {
    if (this.holds(product) || this.size === MAX_BASKET) return false;
    this.basketOf[product] = this.basketNumber;
    this.products[this.size] = product;
    this.reordered[this.size] = this.userOf[product] === this.userNumber ? 1 : 0;
    this.size++;
    return true;
  }

  swap(place: number, other: number): void {
    [this.products[place], this.products[other]] = [this.products[other], this.products[place]];
    [this.reordered[place], this.reordered[other]] = [this.reordered[other], this.reordered[place]];
  }
}
