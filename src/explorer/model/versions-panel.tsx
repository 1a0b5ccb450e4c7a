import { useMutation, useQuery } from '@apollo/client/react';
import { Badge, Button, Table } from '@mantine/core';
import { Answer } from '../panel/answer';
import { errorMessage } from '../panel/error-message';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import classes from '../panel/panel.module.css';
import { announce } from '../shell/announcements';
import { number } from '../format';
import { moment } from '../calendar';
import { activateMutation, rollbackMutation, versionsQuery } from './model-queries';
import type { Version } from './model-queries';

const shown = ['recall@10', 'ndcg@10', 'basketF1'];

export function VersionsPanel() {
  const answer = useQuery(versionsQuery);
  const [activate, activating] = useMutation(activateMutation);
  const [rollback, rollingBack] = useMutation(rollbackMutation);
  const busy = activating.loading || rollingBack.loading;
  const switchVersion = async (change: () => Promise<unknown>) => {
    try {
      await change();
      await activating.client.refetchQueries({ include: 'active' });
      announce(
        'Activated. In-flight requests were answered by the previous version; new requests use this one.',
      );
    } catch (error) {
      const { title, action } = errorMessage(error);
      announce(`${title}. ${action}`);
    }
  };
  const list = answer.data?.modelVersions;
  return (
    <Panel
      wide
      title="Versions"
      about="All published models are kept, so rolling back takes one click. A version with damaged files, or one that does not match this release, is rejected, and the current version remains in service. “npm run models -- list” shows why."
      query={{ document: versionsQuery, variables: {} }}
      actions={
        list?.mayActivate && list.versions.length > 1 ? (
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            onClick={() => void switchVersion(() => rollback())}
          >
            Roll back
          </Button>
        ) : null
      }
    >
      <Answer answer={answer} what="the versions" lines={4}>
        {({ modelVersions: { versions, mayActivate, totalCount } }) =>
          versions.length === 0 ? (
            <Empty title="No model has been published yet">
              Train a model with &ldquo;npm run train&rdquo;.
            </Empty>
          ) : (
            <>
              <div className={classes.scroll} tabIndex={0} role="group" aria-label="Table of versions">
                <Table verticalSpacing="xs">
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th>Version</Table.Th>
                      <Table.Th>Trained</Table.Th>
                      <Table.Th ta="right">Shoppers</Table.Th>
                      {shown.map((metric) => (
                        <Table.Th key={metric} ta="right">
                          {metric}
                        </Table.Th>
                      ))}
                      <Table.Th ta="right">State</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {versions.map((version) => (
                      <VersionRow
                        key={version.version}
                        version={version}
                        busy={busy}
                        onActivate={
                          mayActivate
                            ? () =>
                                void switchVersion(() =>
                                  activate({ variables: { version: version.version } }),
                                )
                            : null
                        }
                      />
                    ))}
                  </Table.Tbody>
                </Table>
              </div>
              {totalCount > versions.length && (
                <p className={classes.note}>
                  Showing the newest {versions.length} of {number(totalCount)} versions.
                </p>
              )}
              {!mayActivate && (
                <p className={classes.note}>
                  To activate a version, use an access token with the scope models:activate (key button
                  above).
                </p>
              )}
            </>
          )
        }
      </Answer>
    </Panel>
  );
}

interface VersionRowProps {
  readonly version: Version;
  readonly busy: boolean;
  /** Null without permission. */
  readonly onActivate: (() => void) | null;
}

function VersionRow({ version, busy, onActivate }: VersionRowProps) {
  const { version: name, inService, createdAt, trainedOn, metrics } = version;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={500}>
        {name}
      </Table.Th>
      <Table.Td>{createdAt === null ? 'manifest unreadable' : moment(createdAt)}</Table.Td>
      <Table.Td ta="right">{trainedOn === null ? '–' : number(trainedOn.users)}</Table.Td>
      {shown.map((metric) => (
        <Table.Td key={metric} ta="right">
          {metrics.find((one) => one.name === metric)?.ours?.toFixed(4) ?? '–'}
        </Table.Td>
      ))}
      <Table.Td ta="right">
        {inService ? (
          <Badge variant="light" tt="none">
            in service
          </Badge>
        ) : (
          onActivate && (
            <Button
              size="compact-xs"
              variant="default"
              disabled={busy}
              aria-label={`Activate ${name}`}
              onClick={onActivate}
            >
              Activate
            </Button>
          )
        )}
      </Table.Td>
    </Table.Tr>
  );
}
