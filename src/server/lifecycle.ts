/**
 * Opens something in steps and closes it in reverse order, whichever step was reached:
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

/** Passed to the opening function. */
export interface Opening {
  /** Aborted by `stop`; must be checked between steps. */
  readonly signal: AbortSignal;
  /** Must be called as soon as there is something to close. */
  onClose: (close: () => Promise<void>) => void;
}

export class Lifecycle<Opened> {
  private state: State<Opened> = { phase: 'new' };
  private readonly abort = new AbortController();
  private readonly closers: (() => Promise<void>)[] = [];

  /** @param onCloseError called if a part fails to close; the other parts are closed anyway */
  constructor(
    private readonly open: (opening: Opening) => Promise<Opened>,
    private readonly onCloseError: (error: unknown) => void,
  ) {}

  get phase(): Phase {
    return this.state.phase;
  }

  /**
   * May be called once. If it fails, everything that was opened is closed before the error is thrown.
   *
   * @throws the error of the opening function; an AbortError if `stop` was called first
   */
  async start(): Promise<Opened> {
    if (this.phase !== 'new') throw new Error(`expected the phase "new" to start from, got "${this.phase}"`);
    const { signal } = this.abort;
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

  /** May be called in any phase, any number of times; settles when everything is closed. */
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
    this.abort.abort();
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
