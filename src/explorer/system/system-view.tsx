import classes from '../panel/panel.module.css';
import { ViewTitle } from '../panel/view-title';
import { CachePanel } from './cache-panel';
import { FreshnessPanel } from './freshness-panel';
import { HealthPanel } from './health-panel';
import { LivePanel } from './live-panel';
import { OperationsPanel } from './operations-panel';
import { QueuePanel } from './queue-panel';
import { StrategiesPanel } from './strategies-panel';
import { useReports } from './use-reports';

export function SystemView() {
  const { answer, reports } = useReports();
  return (
    <>
      <ViewTitle title="System status">
        Live data from the counters that Prometheus reads at /metrics. Requests of this page are excluded.
      </ViewTitle>
      <div className={classes.grid}>
        <HealthPanel />
        <LivePanel answer={answer} reports={reports} />
        <div className={classes.stack}>
          <StrategiesPanel answer={answer} />
          <QueuePanel answer={answer} />
        </div>
        <div className={classes.stack}>
          <FreshnessPanel answer={answer} />
          <CachePanel answer={answer} />
        </div>
        <OperationsPanel answer={answer} />
      </div>
    </>
  );
}
