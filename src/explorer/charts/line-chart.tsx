/** A line chart. Its data is also available as a table, for readers of numbers and users of screen readers. */
import { useElementSize } from '@mantine/hooks';
import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { BottomAxis, LeftAxis } from './axes';
import classes from './chart.module.css';
import { DataTable } from './data-table';
import type { Point, Series } from './series';

export interface LineChartProps {
  /** Text alternative, in one sentence. */
  readonly label: string;
  readonly series: readonly Series[];
  readonly xTitle: string;
  readonly yTitle: string;
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  /** Default: the range of the data. */
  readonly xDomain?: readonly [number, number];
  readonly yDomain?: readonly [number, number];
  /** Draws the line x = y. */
  readonly diagonal?: boolean;
  /** A vertical line with a label. */
  readonly mark?: { readonly x: number; readonly text: string } | undefined;
  /** Maximum number of rows of the table; longer series are sampled. */
  readonly maxRows?: number;
}

const HEIGHT = 256;
const margin = { top: 28, right: 12, bottom: 44, left: 52 };

export function LineChart(props: LineChartProps) {
  const { ref, width } = useElementSize();
  const { series, label, formatX, formatY, xTitle, yTitle, diagonal, mark } = props;
  const all = series.flatMap(({ points }) => points);
  const x = scaleLinear(
    [...(props.xDomain ?? extent(all.map((point) => point.x)))],
    [margin.left, Math.max(margin.left + 1, width - margin.right)],
  );
  const y = scaleLinear(
    [...(props.yDomain ?? extent(all.map((point) => point.y)))],
    [HEIGHT - margin.bottom, margin.top],
  ).nice(4);
  const path = line<Point>(
    (point) => x(point.x),
    (point) => y(point.y),
  );
  return (
    <figure className={classes.figure}>
      <div ref={ref}>
        <svg width="100%" height={HEIGHT} role="img" aria-label={label}>
          {width > 0 && (
            <>
              <LeftAxis
                scale={y}
                from={margin.left}
                to={width - margin.right}
                format={formatY}
                title={yTitle}
              />
              <BottomAxis scale={x} at={HEIGHT - margin.bottom} format={formatX} title={xTitle} />
              {diagonal && <line className={classes.guide} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />}
              {mark && (
                <>
                  <line
                    className={classes.guide}
                    x1={x(mark.x)}
                    x2={x(mark.x)}
                    y1={margin.top}
                    y2={HEIGHT - margin.bottom}
                  />
                  <text className={classes.tick} x={x(mark.x)} dx={-6} y={margin.top + 8} textAnchor="end">
                    {mark.text}
                  </text>
                </>
              )}
              {series.map(({ name, tone, points, dots }) => (
                <g key={name} className={classes[tone]}>
                  <path className={classes.line} d={path(points) ?? ''} />
                  {dots &&
                    points.map((point) => (
                      <circle key={point.x} className={classes.dot} r={4} cx={x(point.x)} cy={y(point.y)} />
                    ))}
                </g>
              ))}
            </>
          )}
        </svg>
      </div>
      {series.length > 1 && (
        <ul className={classes.legend} aria-hidden="true">
          {series.map(({ name, tone }) => (
            <li key={name}>
              <span className={`${classes.swatch} ${classes[tone]}`} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <DataTable
        series={series}
        xTitle={xTitle}
        formatX={formatX}
        formatY={formatY}
        maxRows={props.maxRows ?? 20}
      />
    </figure>
  );
}

/** Smallest and largest value, widened when all values are equal. */
function extent(values: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (!Number.isFinite(low)) return [0, 1];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}
