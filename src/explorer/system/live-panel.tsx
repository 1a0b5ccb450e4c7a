import { LineChart } from '../charts/line-chart';
import type { Series } from '../charts/series';
import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import { milliseconds } from '../format';
import { quantile, since, together } from './latency';
import type { OperationCounts } from './latency';
import { systemQuery } from './system-queries';
import type { Report } from './system-queries';
import type { ReportAnswer } from './report-answer';
import { TrafficButton } from './traffic-button';

interface LivePanelProps {
  readonly answer: ReportAnswer;
  /** Reports of the last minute, oldest first. */
  readonly reports: readonly Report[];
}

export function LivePanel({ answer, reports }: LivePanelProps) {
  return (
    <Panel
      wide
      title="Last minute"
      about="Response times of GraphQL requests, measured in the server, and requests per second."
      query={{ document: systemQuery, variables: {} }}
      actions={<TrafficButton />}
    >
      <Answer answer={answer} what="the last minute" lines={8}>
        {() => <LastMinute steps={stepsOf(reports)} />}
      </Answer>
    </Panel>
  );
}

/** The difference of two consecutive reports. */
interface Step {
  /** Seconds relative to the newest report; 0 or negative. */
  readonly at: number;
  readonly seconds: number;
  readonly counts: OperationCounts;
}

function stepsOf(reports: readonly Report[]): readonly Step[] {
  const newest = Date.parse(reports.at(-1)?.readAt ?? '');
  return reports.slice(1).map((report, place) => {
    const before = reports[place];
    return {
      at: (Date.parse(report.readAt) - newest) / 1000,
      seconds: (Date.parse(report.readAt) - Date.parse(before.readAt)) / 1000,
      counts: since(together(before.operations), together(report.operations)),
    };
  });
}

function LastMinute({ steps }: { readonly steps: readonly Step[] }) {
  const all = together(steps.map(({ counts }) => counts));
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  const points = steps.map(({ at, seconds: took, counts }) => ({ x: at, y: counts.requests / took }));
  const rate: readonly Series[] = [{ name: 'requests per second', tone: 'predicted', points }];
  return (
    <>
      <Facts
        facts={[
          { name: 'Requests per second', value: seconds > 0 ? (all.requests / seconds).toFixed(1) : '–' },
          { name: 'Median', value: milliseconds(quantile(all.buckets, 0.5)) },
          { name: '95th percentile', value: milliseconds(quantile(all.buckets, 0.95)) },
          { name: '99th percentile', value: milliseconds(quantile(all.buckets, 0.99)) },
          { name: 'Errors', value: all.errors },
        ]}
      />
      {all.requests === 0 ? (
        <Empty title="No requests in the last minute">
          Press &ldquo;Send test traffic&rdquo; to generate some.
        </Empty>
      ) : (
        <LineChart
          label="Requests per second over the last minute"
          series={rate}
          xTitle="seconds ago"
          yTitle="requests per second"
          formatX={(x) => String(Math.round(-x))}
          formatY={(y) => y.toFixed(y < 10 ? 1 : 0)}
          xDomain={[-60, 0]}
          yDomain={[0, Math.max(1, ...points.map(({ y }) => y))]}
          maxRows={31}
        />
      )}
    </>
  );
}
