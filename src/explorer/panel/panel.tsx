import { Paper, Title } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './panel.module.css';
import { QueryLink } from './query-link';
import type { PanelQuery } from './query-link';

interface PanelProps {
  readonly title: string;
  /** One sentence that explains the panel. */
  readonly about?: ReactNode;
  readonly query?: PanelQuery | undefined;
  /** Shown next to the title. */
  readonly actions?: ReactNode;
  /** Spans the full width of the grid. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A section of a view: heading, explanation, content, and a link to its query. */
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
