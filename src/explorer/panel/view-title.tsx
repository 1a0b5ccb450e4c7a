import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './panel.module.css';

/** The heading of a view, with one or two sentences of explanation. */
export function ViewTitle({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.view}>
      <Title order={1} className={classes.viewTitle}>
        {title}
      </Title>
      <p className={classes.viewLead}>{children}</p>
    </div>
  );
}
