/**
 * Progress of one long piece of work: a bar with the time left on a terminal, a plain line every few seconds
 * elsewhere (logs, CI). Nothing here uses a timer, so it also works while the caller computes without a pause.
 */
import { SingleBar } from 'cli-progress';

export interface Progress {
  /**
   * @param done how much is done by now, in the unit of `total`
   * @param detail shown behind it, such as a rate
   */
  update(done: number, detail?: string): void;
  /** Ends it with a last line: the label, the note and the seconds it took. Later calls do nothing. */
  stop(note?: string): void;
}

export interface ProgressOptions {
  /** Where to write; standard error unless given, so that standard output stays the result's. */
  readonly stream?: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Least time between two plain lines. */
  readonly lineEveryMs?: number;
}

/** Who shows the progress is the caller's choice. */
export type StartProgress = (label: string, total?: number) => Progress;

/** Shows nothing. */
export const silentProgress: StartProgress = () => ({ update: () => {}, stop: () => {} });

/**
 * @param label what is being done
 * @param total how much there is to do, in any unit; unknown when left out, then there is a count but no time left
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
  show(done: number, position: string, detail: string): void;
  end(): void;
}

function barDisplay(stream: NodeJS.WritableStream, label: string, total: number | undefined): Display {
  const bar = new SingleBar({
    stream,
    format: total === undefined ? '{label}: {position} {detail}' : '{label} [{bar}] {position} {detail}',
    barsize: 24,
    barCompleteChar: '=',
    barIncompleteChar: ' ',
    clearOnComplete: true,
    // The program decides what a signal does.
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
