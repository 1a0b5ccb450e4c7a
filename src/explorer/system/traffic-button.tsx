import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { errorMessage } from '../panel/error-message';
import { announce } from '../shell/announcements';
import { trafficQuery, trafficUsersQuery } from './system-queries';

/** Rounds over the first fifty shoppers, and the number of concurrent requests. */
const ROUNDS = 4;
const CONCURRENCY = 6;

/** Requests two hundred recommendations, so that there is something to measure. It is read-only. */
export function TrafficButton() {
  const client = useApolloClient();
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    try {
      const { data } = await client.query({ query: trafficUsersQuery });
      const users = data?.users.nodes.map(({ id }) => id) ?? [];
      const waiting = Array.from({ length: ROUNDS }, () => users).flat();
      const sent = waiting.length;
      const worker = async () => {
        for (let userId = waiting.pop(); userId !== undefined; userId = waiting.pop()) {
          await client.query({ query: trafficQuery, variables: { userId }, fetchPolicy: 'no-cache' });
        }
      };
      await Promise.all(Array.from({ length: CONCURRENCY }, worker));
      announce(`Requested ${sent} recommendations, ${CONCURRENCY} at a time.`);
    } catch (error) {
      const { title, action } = errorMessage(error);
      announce(`${title}. ${action}`);
    } finally {
      setSending(false);
    }
  };
  return (
    <Button size="compact-sm" variant="default" loading={sending} onClick={() => void send()}>
      Send test traffic
    </Button>
  );
}
