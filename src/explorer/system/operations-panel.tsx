import { Table } from '@mantine/core';
import { Answer } from '../panel/answer';
import { Panel } from '../panel/panel';
import { Empty } from '../panel/panel-states';
import classes from '../panel/panel.module.css';
import { milliseconds, number } from '../format';
import { quantile } from './latency';
import { systemQuery } from './system-queries';
import type { ReportAnswer } from './report-answer';

export function OperationsPanel({ answer }: { readonly answer: ReportAnswer }) {
  return (
    <Panel wide title="Operations since the start" query={{ document: systemQuery, variables: {} }}>
      <Answer answer={answer} what="the operations" lines={6}>
        {({ system: { operations } }) =>
          operations.length === 0 ? (
            <Empty title="No requests yet">Open the Shopper view first.</Empty>
          ) : (
            <div className={classes.scroll} tabIndex={0} role="group" aria-label="Table of operations">
              <Table verticalSpacing={6}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Operation</Table.Th>
                    {['Requests', 'Errors', 'Mean', 'Median', '95th percentile'].map((title) => (
                      <Table.Th key={title} ta="right">
                        {title}
                      </Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {operations.map(({ name, requests, errors, seconds, buckets }) => (
                    <Table.Tr key={name}>
                      <Table.Th scope="row" fw={500}>
                        {name}
                      </Table.Th>
                      <Table.Td ta="right">{number(requests)}</Table.Td>
                      <Table.Td ta="right">{number(errors)}</Table.Td>
                      <Table.Td ta="right">{milliseconds((1000 * seconds) / requests)}</Table.Td>
                      <Table.Td ta="right">{milliseconds(quantile(buckets, 0.5))}</Table.Td>
                      <Table.Td ta="right">{milliseconds(quantile(buckets, 0.95))}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </div>
          )
        }
      </Answer>
    </Panel>
  );
}
