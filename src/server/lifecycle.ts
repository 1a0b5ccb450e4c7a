/**
 * Something that is opened part by part and closed again in the opposite order, wherever the way ended:
 *
 *   new ── start ──> starting ──> serving ── stop ──> stopping ──> stopped
 *                       └──── stop, or a failure ────────┘
 */
type State<Opened> =
  | { readonly phase: 'new' }
  | { readonly phase: 'starting'; readonly opened: Promise<Opened> }
  | { readonly phase: 'serving' }
  | { readonly phase: 'stopping'; readonly closed: Promise<void> }
  | { readonly phase: 'stopped' };

export type Phase = State<unknown>['phase'];

/** What the opening function works with. */
export interface Opening {
  /** Aborted by `stop`; to be looked at between two steps. */
  readonly signal: AbortSignal;
  /** To be called as soon as there is something to close. */
  onClose(close: () => Promise<void>): void;
}

export class Lifecycle<Opened> {
  private state: State<Opened> = { phase: 'new' };
  private readonly halt = new AbortController();
  private readonly closers: (() => Promise<void>)[] = [];

  /** @param onCloseError told when a part fails to close; the others are closed all the same */
  constructor(
    private readonly open: (opening: Opening) => Promise<Opened>,
    private readonly onCloseError: (error: unknown) => void,
  ) {}

  get phase(): Phase {
    return this.state.phase;
  }

  /**
   * May be called once. A failure closes what was opened before it is thrown.
   *
   * @throws whatever opening throws, an AbortError when `stop` came first
   */
  async start(): Promise<Opened> {
    if (this.phase !== 'new') throw new Error(`expected something new to start, got it ${this.phase}`);
    const { signal } = this.halt;
    const opened = this.open({ signal, onClose: (close) => this.closers.push(close) });
    this.state = { phase: 'starting', opened };
    try {
      const result = await opened;
      signal.throwIfAborted();
      this.state = { phase: 'serving' };
      return result;
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** From any phase, any number of times; settles when everything is closed. */
  stop(): Promise<void> {
    const { state } = this;
    switch (state.phase) {
      case 'new':
      case 'serving':
        return this.closeAfter(Promise.resolve());
      case 'starting':
        return this.closeAfter(state.opened);
      case 'stopping':
        return state.closed;
      case 'stopped':
        return Promise.resolve();
      default:
        return state satisfies never;
    }
  }

  private closeAfter(opened: Promise<unknown>): Promise<void> {
    this.halt.abort();
    const closed = opened
      .catch(() => {})
      .then(() => this.closeAll())
      .then(() => void (this.state = { phase: 'stopped' }));
    this.state = { phase: 'stopping', closed };
    return closed;
  }

  private async closeAll(): Promise<void> {
    for (let close = this.closers.pop(); close; close = this.closers.pop()) {
      await close().catch(this.onCloseError);
    }
  }
}
