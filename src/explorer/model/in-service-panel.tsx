import { useQuery } from '@apollo/client/react';
import { Answer } from '../panel/answer';
import { Facts } from '../panel/facts';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import classes from '../panel/panel.module.css';
import { number } from '../format';
import { moment } from '../calendar';
import { modelQuery, versionsQuery } from './model-queries';

export function InServicePanel() {
  const answer = useQuery(modelQuery);
  // Listing versions may be forbidden; the rest of the panel does not depend on it.
  const versions = useQuery(versionsQuery);
  const since = versions.data?.modelVersions.versions.find(({ inService }) => inService)?.activatedAt;
  return (
    <Panel wide title="In service" query={{ document: modelQuery, variables: {} }}>
      <Answer answer={answer} what="the model in service" lines={2}>
        {({ model }) =>
          model.phase === 'NONE' ? (
            <Empty title="No model is in service: all shoppers get popular products">
              {model.refused
                ? `Version ${model.refused.version ?? 'named by models/active'} was refused: ${model.refused.reason}`
                : 'Train one on the server (“npm run train”).'}{' '}
              A new model is activated automatically.
            </Empty>
          ) : (
            <>
              <Facts
                facts={[
                  {
                    name: 'Version',
                    value: model.version,
                    note: model.source === 'IMPORTED' ? 'imported from LightGBM' : 'trained by TimeL-E',
                  },
                  ...(since ? [{ name: 'In service since', value: moment(since) }] : []),
                  ...(model.createdAt ? [{ name: 'Trained', value: moment(model.createdAt) }] : []),
                  ...(model.trainedOn
                    ? [
                        { name: 'Trained on', value: `${number(model.trainedOn.users)} shoppers` },
                        {
                          name: 'Training targets',
                          value: number(model.trainedOn.targets),
                          note: `${number(model.trainedOn.rows)} candidate products`,
                        },
                      ]
                    : []),
                ]}
              />
              {model.refused && (
                <p className={classes.note} role="alert">
                  Version {model.refused.version ?? 'in models/active'} was refused on{' '}
                  {moment(model.refused.at)}: {model.refused.reason} The version above remains in service.
                  Activate another one below, or run &ldquo;npm run models -- list&rdquo;.
                </p>
              )}
            </>
          )
        }
      </Answer>
    </Panel>
  );
}
