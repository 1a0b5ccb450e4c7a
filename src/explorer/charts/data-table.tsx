import classes from './chart.module.css';
import type { Series } from './series';

interface DataTableProps {
  readonly series: readonly Series[];
  readonly xTitle: string;
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  readonly maxRows: number;
}

/** The data of a chart as a collapsible table. */
export function DataTable({ series, xTitle, formatX, formatY, maxRows }: DataTableProps) {
  const places = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b);
  const step = Math.ceil(places.length / maxRows);
  const shown = places.filter((_, place) => place % step === 0);
  return (
    <details className={classes.numbers}>
      <summary>Show data</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{xTitle}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((x) => (
            <tr key={x}>
              <th scope="row">{formatX(x)}</th>
              {series.map(({ name, points }) => {
                const point = points.find((one) => one.x === x);
                return <td key={name}>{point ? formatY(point.y) : '–'}</td>;
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
