import { Paper, Title } from '@mantine/core';
import type { DocumentNode } from 'graphql';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './panel.module.css';
import { QueryLink } from './query-link';

/** What a panel asked the server. */
export interface PanelQuery {
  readonly document: DocumentNode;
  readonly variables: object;
}

interface PanelProps {
  readonly title: string;
  /** One sentence: what is seen here. */
  readonly about?: ReactNode;
  readonly query?: PanelQuery | undefined;
  /** Beside the title. */
  readonly actions?: ReactNode;
  /** Over the whole width of a grid of panels. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A part of a view: a heading, what it shows, and the query that it came from. */
export function Panel({ title, about, query, actions, wide, children }: PanelProps) {
  const id = useId();
  return (
    <Paper
      component="section"
      aria-labelledby={id}
      className={wide ? `${classes.panel} ${classes.wide}` : classes.panel}
      withBorder
    >
      <header className={classes.header}>
        <Title order={2} id={id} className={classes.title}>
          {title}
        </Title>
        <div className={classes.actions}>
          {actions}
          {query && <QueryLink query={query} of={title} />}
        </div>
        {about !== undefined && <p className={classes.about}>{about}</p>}
      </header>
      {children}
    </Paper>
  );
}
