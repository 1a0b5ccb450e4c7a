import { percent } from '../format';
import classes from './shopper.module.css';

/** A probability as a bar and a number. */
export function ProbabilityBar({ value }: { readonly value: number }) {
  return (
    <span className={classes.probability}>
      <span className={classes.track} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${Math.max(1, value * 100)}%` }} />
      </span>
      <span className={classes.number}>{percent(value)}</span>
    </span>
  );
}
