import { useQuery } from '@apollo/client/react';
import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import classes from '../panel/panel.module.css';
import { number } from '../words/count';
import { moment } from '../words/moment';
import { modelQuery, versionsQuery } from './queries';

export function InServicePanel() {
  const answer = useQuery(modelQuery);
  // Who may not list versions still sees the rest.
  const versions = useQuery(versionsQuery);
  const since = versions.data?.modelVersions.versions.find(({ inService }) => inService)?.activatedAt;
  return (
    <Panel wide title="In service" query={{ document: modelQuery, variables: {} }}>
      <Answer answer={answer} what="the model in service" lines={2}>
        {({ model }) =>
          model.phase === 'NONE' ? (
            <Empty title="No model is in service: everybody gets popular products">
              {model.refused
                ? `Version ${model.refused.version ?? 'named by models/active'} was refused: ${model.refused.reason}`
                : 'Train one where the server runs (“npm run train”).'}{' '}
              A new model is taken into service at once.
            </Empty>
          ) : (
            <>
              <Facts
                facts={[
                  {
                    name: 'Version',
                    value: model.version,
                    note: model.source === 'IMPORTED' ? 'imported from LightGBM' : 'from our own trainer',
                  },
                  ...(since ? [{ name: 'In service since', value: moment(since) }] : []),
                  ...(model.createdAt ? [{ name: 'Trained', value: moment(model.createdAt) }] : []),
                  ...(model.trainedOn
                    ? [
                        { name: 'Learnt from', value: `${number(model.trainedOn.users)} shoppers` },
                        {
                          name: 'Past baskets to predict',
                          value: number(model.trainedOn.targets),
                          note: `${number(model.trainedOn.rows)} candidate products`,
                        },
                      ]
                    : []),
                ]}
              />
              {model.refused && (
                <p className={classes.note} role="alert">
                  Version {model.refused.version ?? 'named by models/active'} was refused on{' '}
                  {moment(model.refused.at)}: {model.refused.reason} The one above stays. Activate another
                  below, or run &ldquo;npm run models -- list&rdquo;.
                </p>
              )}
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
