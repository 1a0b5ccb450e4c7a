/** Loading, empty and error states of a panel; each explains what to do. */
import { Button, Group, Skeleton, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { errorMessage } from './error-message';
import classes from './panel.module.css';

/** @param lines approximate height of the content, to avoid layout shifts */
export function Loading({ lines = 4, what }: { readonly lines?: number; readonly what: string }) {
  return (
    <div role="status">
      <VisuallyHidden>{`Loading ${what}`}</VisuallyHidden>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} mt={line === 0 ? 0 : 14} width={`${96 - ((line * 17) % 40)}%`} />
      ))}
    </div>
  );
}

export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className={classes.state}>
      <Text fw={600}>{title}</Text>
      {children !== undefined && <Text size="sm">{children}</Text>}
    </div>
  );
}

export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { title, action } = errorMessage(error);
  return (
    <div className={classes.state} role="alert">
      <Text fw={600}>{title}</Text>
      <Text size="sm">{action}</Text>
      {onRetry && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </div>
  );
}
