import { Link } from './link';
import classes from './shell.module.css';

export function Footer() {
  return (
    <footer className={classes.footer}>
      Everything on this page comes from one GraphQL service on this address. Each panel&rsquo;s query opens
      in the playground; <Link href="/model">how good the model is</Link> and{' '}
      <Link href="/system">how the service is doing</Link> are measured, not promised.
    </footer>
  );
}
