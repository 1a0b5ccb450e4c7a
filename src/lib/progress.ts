/**
 * Progress of one long task: a bar with the estimated time left on a terminal, a plain line every few seconds elsewhere
 * (logs, CI). It uses no timers, so it also works while the caller computes without yielding.
 */
import { SingleBar } from 'cli-progress';

export interface Progress {
  /**
   * @param done amount done so far, in the unit of `total`
   * @param detail shown after it, such as a rate
   */
  update: (done: number, detail?: string) => void;
  /** Finishes with a last line: the label, the note and the elapsed time. Later calls have no effect. */
  stop: (note?: string) => void;
}

export interface ProgressOptions {
  /** Default: standard error, so that standard output holds only the result. */
  readonly stream?: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Minimum time between two plain lines. */
  readonly lineEveryMs?: number;
}

/** Lets the caller decide whether and where progress is shown. */
export type StartProgress = (label: string, total?: number) => Progress;

/** Shows nothing. */
export const silentProgress: StartProgress = () => ({ update: () => {}, stop: () => {} });

/**
 * @param label the task
 * @param total total amount, in any unit; without it, a count is shown but no time left
 */
export function startProgress(label: string, total?: number, options: ProgressOptions = {}): Progress {
  const { stream = process.stderr, lineEveryMs = 5_000 } = options;
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  const display = stream.isTTY ? barDisplay(stream, label, total) : lineDisplay(stream, label, lineEveryMs);
  let stopped = false;
  return {
    update: (done, detail = '') => {
      if (stopped) return;
      const left = total === undefined ? '' : timeLeft(done / total, seconds());
      display.show(done, position(done, total), [left, detail].filter(Boolean).join(', '));
    },
    stop: (note) => {
      if (stopped) return;
      stopped = true;
      display.end();
      stream.write(`${label}: ${note === undefined ? '' : `${note}, `}${formatSeconds(seconds())}\n`);
    },
  };
}

interface Display {
  show: (done: number, position: string, detail: string) => void;
  end: () => void;
}

function barDisplay(stream: NodeJS.WritableStream, label: string, total: number | undefined): Display {
  const bar = new SingleBar({
    stream,
    format: total === undefined ? '{label}: {position} {detail}' : '{label} [{bar}] {position} {detail}',
    barsize: 24,
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    clearOnComplete: true,
    // Signals are handled by the program, not by the progress bar.
    gracefulExit: false,
  });
  bar.start(total ?? 1, 0, { label, position: '', detail: '' });
  return {
    show: (done, position, detail) => bar.update(done, { label, position, detail }),
    end: () => bar.stop(),
  };
}

function lineDisplay(stream: NodeJS.WritableStream, label: string, lineEveryMs: number): Display {
  let last = performance.now();
  return {
    show: (_done, position, detail) => {
      if (performance.now() - last < lineEveryMs) return;
      last = performance.now();
      stream.write(`${label}: ${position}${detail ? `, ${detail}` : ''}\n`);
    },
    end: () => {},
  };
}

function position(done: number, total: number | undefined): string {
  if (total === undefined) return done.toLocaleString('en');
  return `${total === 0 ? 100 : Math.min(100, Math.floor((100 * done) / total))} %`;
}

function timeLeft(share: number, elapsed: number): string {
  if (!(share > 0) || share >= 1) return '';
  return `${formatSeconds((elapsed * (1 - share)) / share)} left`;
}

function formatSeconds(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 120
    ? `${minutes} min ${Math.round(seconds % 60)} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
