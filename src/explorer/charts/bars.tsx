import classes from './chart.module.css';

export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Text at the end of the bar. */
  readonly text: string;
  /** Highlights the bar of the model among those of other methods. */
  readonly own?: boolean;
  /** Confidence interval of the value. */
  readonly interval?: { readonly low: number; readonly high: number } | undefined;
}

/** A list of horizontal bars on a common scale from 0. */
export function Bars({ bars, label }: { readonly bars: readonly Bar[]; readonly label: string }) {
  const largest = Math.max(...bars.map(({ value, interval }) => Math.max(value, interval?.high ?? 0)), 1e-9);
  const share = (value: number) => `${(100 * Math.max(0, value)) / largest}%`;
  return (
    <ul className={classes.bars} aria-label={label}>
      {bars.map(({ label: name, value, text, own, interval }) => (
        <li key={name} className={own ? classes.own : undefined}>
          <span className={classes.label}>{name}</span>
          <span className={classes.barTrack} aria-hidden="true">
            <span className={classes.bar} style={{ width: share(value) }} />
            {interval && (
              <span
                className={classes.whisker}
                style={{ left: share(interval.low), width: share(interval.high - interval.low) }}
              />
            )}
          </span>
          <span className={classes.value}>{text}</span>
        </li>
      ))}
    </ul>
  );
}
