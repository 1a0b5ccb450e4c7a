/** The data of a line chart. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Series {
  readonly name: string;
  readonly tone: 'predicted' | 'known' | 'quiet';
  readonly points: readonly Point[];
  /** Draws a dot at each point. */
  readonly dots?: boolean;
}
