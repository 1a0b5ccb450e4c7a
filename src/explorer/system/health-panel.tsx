import { useQuery } from '@apollo/client/react';
import { Badge } from '@mantine/core';
import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { number } from '../format';
import classes from '../panel/panel.module.css';
import { healthQuery } from './system-queries';

const POLL_INTERVAL_MS = 5000;

export function HealthPanel() {
  const answer = useQuery(healthQuery, { fetchPolicy: 'network-only', pollInterval: POLL_INTERVAL_MS });
  return (
    <Panel wide title="Health" query={{ document: healthQuery, variables: {} }}>
      <Answer answer={answer} what="the health" lines={2}>
        {({ health: { status, databaseAvailable, modelLoaded, modelVersion, dataLoaded } }) => (
          <>
            <Facts
              facts={[
                {
                  name: 'Service',
                  value: (
                    <Badge
                      variant="light"
                      tt="none"
                      size="lg"
                      color={status === 'HEALTHY' ? 'leaf' : 'orange'}
                    >
                      {status === 'HEALTHY' ? 'healthy' : 'degraded'}
                    </Badge>
                  ),
                },
                { name: 'Database', value: databaseAvailable ? 'available' : 'not available' },
                {
                  name: 'Model',
                  value: modelLoaded ? 'in service' : 'none',
                  note: modelVersion ?? undefined,
                },
                ...(dataLoaded
                  ? [
                      { name: 'Shoppers', value: number(dataLoaded.users) },
                      { name: 'Products', value: number(dataLoaded.products) },
                      {
                        name: 'Orders',
                        value: number(dataLoaded.orders),
                        note: `${number(dataLoaded.orderItems)} order items`,
                      },
                    ]
                  : []),
              ]}
            />
            {!databaseAvailable && (
              <p className={classes.note}>
                Make sure that Postgres is running and DATABASE_URL is correct; &ldquo;npm run doctor&rdquo;
                checks both.
              </p>
            )}
            {!modelLoaded && (
              <p className={classes.note}>
                All shoppers get popular products until a model is trained (&ldquo;npm run train&rdquo;) or a
                version is activated in the Model view.
              </p>
            )}
          </>
        )}
      </Answer>
    </Panel>
  );
}
