import { Paper, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useId } from 'react';
import type { ReactNode } from 'react';
import classes from './shopper.module.css';

interface ControlGroupProps {
  readonly title: string;
  readonly action?: ReactNode;
  /** Collapsed on narrow screens, so that the prediction comes first. */
  readonly folds?: boolean;
  readonly children: ReactNode;
}

/** A titled group of controls, next to the panels or, on narrow screens, above them. */
export function ControlGroup({ title, action, folds = false, children }: ControlGroupProps) {
  const id = useId();
  const narrow = useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
  const heading = (
    <Title order={2} id={id} className={classes.groupTitle}>
      {title}
    </Title>
  );
  if (narrow && folds) {
    return (
      <Paper component="details" withBorder className={classes.group}>
        <summary>{heading}</summary>
        {action}
        {children}
      </Paper>
    );
  }
  return (
    <Paper component="section" aria-labelledby={id} withBorder className={classes.group}>
      <div className={classes.groupHeader}>
        {heading}
        {action}
      </div>
      {children}
    </Paper>
  );
}
