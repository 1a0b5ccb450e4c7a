import { ActionIcon, Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { accessToken } from '../graphql/access-token';
import { client } from '../graphql/client';
import { Key } from './icons';

/** For servers with AUTH_MODE=jwt: takes a bearer token and asks everything on the page again. */
export function TokenButton() {
  const [open, setOpen] = useState(false);
  const [token, setToken] = useState('');
  const use = (event: FormEvent) => {
    event.preventDefault();
    accessToken.write(token);
    setOpen(false);
    // Nothing that another token may see stays. Panels that may not see it either say so themselves.
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
            Only a server with AUTH_MODE=jwt asks for one. It is sent to this server alone and forgotten when
            you close the tab.
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
