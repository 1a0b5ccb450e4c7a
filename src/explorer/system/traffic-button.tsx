import { useApolloClient } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { errorWords } from '../panel/error-words';
import { announce } from '../shell/announcements';
import { trafficQuery, trafficUsersQuery } from './queries';

/** Rounds over the first fifty shoppers, and how many ask at a time. */
const rounds = 4;
const atOnce = 6;

/** Asks for two hundred recommendations, so that there is something to measure. It only reads. */
export function TrafficButton() {
  const client = useApolloClient();
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    try {
      const { data } = await client.query({ query: trafficUsersQuery });
      const users = data?.users.nodes.map(({ id }) => id) ?? [];
      const waiting = Array.from({ length: rounds }, () => users).flat();
      const sent = waiting.length;
      const worker = async () => {
        for (let userId = waiting.pop(); userId !== undefined; userId = waiting.pop()) {
          await client.query({ query: trafficQuery, variables: { userId }, fetchPolicy: 'no-cache' });
        }
      };
      await Promise.all(Array.from({ length: atOnce }, worker));
      announce(`Asked for ${sent} recommendations, ${atOnce} at a time.`);
    } catch (error) {
      const { title, cure } = errorWords(error);
      announce(`${title}. ${cure}`);
    } finally {
      setSending(false);
    }
  };
  return (
    <Button size="compact-sm" variant="default" loading={sending} onClick={() => void send()}>
      Send some traffic
    </Button>
  );
}
