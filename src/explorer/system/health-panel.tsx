import { useQuery } from '@apollo/client/react';
import { Badge } from '@mantine/core';
import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { number } from '../words/count';
import classes from '../panel/panel.module.css';
import { healthQuery } from './queries';

const everyMs = 5000;

export function HealthPanel() {
  const answer = useQuery(healthQuery, { fetchPolicy: 'network-only', pollInterval: everyMs });
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
                { name: 'Database', value: databaseAvailable ? 'answers' : 'does not answer' },
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
                        note: `${number(dataLoaded.orderItems)} products in them`,
                      },
                    ]
                  : []),
              ]}
            />
            {!databaseAvailable && (
              <p className={classes.note}>
                Check that Postgres runs and DATABASE_URL is right; &ldquo;npm run doctor&rdquo; looks at
                both.
              </p>
            )}
            {!modelLoaded && (
              <p className={classes.note}>
                Everybody gets popular products until a model is trained (&ldquo;npm run train&rdquo;) or
                another version activated in the Model view.
              </p>
            )}
          </>
        )}
      </Answer>
    </Panel>
  );
}
