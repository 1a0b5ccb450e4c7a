import type { ReactNode } from 'react';
import classes from './panel.module.css';

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** Additional information. */
  readonly note?: ReactNode;
}

/** A list of named figures. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {value}
            {note !== undefined && <small>{note}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
