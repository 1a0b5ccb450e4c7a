import { ActionIcon, Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { accessToken } from '../graphql/access-token';
import { client } from '../graphql/client';
import { Key } from './icons';

/** For servers with AUTH_MODE=jwt: sets a bearer token and reloads all data. */
export function TokenButton() {
  const [open, setOpen] = useState(false);
  const [token, setToken] = useState('');
  const use = (event: FormEvent) => {
    event.preventDefault();
    accessToken.write(token);
    setOpen(false);
    // Clears data that was loaded with another token. Panels show their own errors.
    void client.resetStore().catch(() => {});
  };
  const show = () => {
    setToken(accessToken.read() ?? '');
    setOpen(true);
  };
  return (
    <>
      <ActionIcon variant="default" size="lg" aria-label="Access token" onClick={show}>
        <Key />
      </ActionIcon>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title="Access token"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <form onSubmit={use}>
          <Text size="sm" mb="md">
            Required by servers with AUTH_MODE=jwt. The token is sent to this server only and deleted when you
            close the tab.
          </Text>
          <TextInput
            label="Bearer token"
            type="password"
            autoComplete="off"
            data-autofocus
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
          />
          <Group mt="md" justify="flex-end">
            <Button type="submit">Use this token</Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
