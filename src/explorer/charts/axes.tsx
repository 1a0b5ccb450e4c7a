import type { ScaleLinear } from 'd3-scale';
import classes from './chart.module.css';

type Scale = ScaleLinear<number, number>;

interface LeftAxisProps {
  readonly scale: Scale;
  /** Start and end of the grid lines, in pixels. */
  readonly from: number;
  readonly to: number;
  readonly format: (value: number) => string;
  readonly title: string;
}

export function LeftAxis({ scale, from, to, format, title }: LeftAxisProps) {
  return (
    <g aria-hidden="true">
      {scale.ticks(4).map((tick) => (
        <g key={tick} transform={`translate(0,${scale(tick)})`}>
          <line className={classes.grid} x1={from} x2={to} />
          <text className={classes.tick} x={from - 8} dy="0.32em" textAnchor="end">
            {format(tick)}
          </text>
        </g>
      ))}
      <text className={classes.tick} x={from} y={10}>
        {title}
      </text>
    </g>
  );
}

interface BottomAxisProps {
  readonly scale: Scale;
  /** Distance from the top, in pixels. */
  readonly at: number;
  readonly format: (value: number) => string;
  readonly title: string;
}

export function BottomAxis({ scale, at, format, title }: BottomAxisProps) {
  const [from, to] = scale.range() as [number, number];
  return (
    <g aria-hidden="true" transform={`translate(0,${at})`}>
      {scale.ticks(to - from < 360 ? 4 : 8).map((tick) => (
        <text key={tick} className={classes.tick} x={scale(tick)} y={18} textAnchor="middle">
          {format(tick)}
        </text>
      ))}
      <text className={classes.tick} x={to} y={36} textAnchor="end">
        {title}
      </text>
    </g>
  );
}
