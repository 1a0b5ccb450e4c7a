import { Link } from './link';
import classes from './shell.module.css';

export function Footer() {
  return (
    <footer className={classes.footer}>
      All data on this page comes from the GraphQL API of this server. Each panel links to its query in the
      playground. See also the <Link href="/model">quality of the model</Link> and the{' '}
      <Link href="/system">state of the service</Link>.
    </footer>
  );
}
