import { Anchor } from '@mantine/core';
import { ENDPOINT } from '../graphql/client';
import { Basket } from './icons';
import { Link } from './link';
import { views } from './route';
import type { Path } from './route';
import classes from './shell.module.css';
import { ThemeSwitch } from './theme-switch';
import { TokenButton } from './token-button';

export function Header({ path }: { readonly path: Path }) {
  return (
    <header className={classes.header}>
      <div className={classes.bar}>
        <Link href="/" className={classes.mark}>
          <Basket />
          <span>
            TimeL-E <span className={classes.product}>Recommendations</span>
          </span>
        </Link>
        <nav aria-label="Views" className={classes.views}>
          {views.map((view) => (
            <Link
              key={view.path}
              href={view.path}
              className={classes.view}
              {...(view.path === path && { 'aria-current': 'page' as const })}
            >
              {view.name}
            </Link>
          ))}
        </nav>
        <div className={classes.tools}>
          <Anchor href={ENDPOINT} size="sm" className={classes.playground}>
            Playground
          </Anchor>
          <TokenButton />
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}
