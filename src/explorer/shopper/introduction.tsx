import { useQuery } from '@apollo/client/react';
import { Title } from '@mantine/core';
import { Link } from '../shell/link';
import { percent } from '../words/percent';
import { proofQuery } from './queries';
import classes from './shopper.module.css';

/** What this is, and why to believe it. */
export function Introduction() {
  return (
    <div className={classes.introduction}>
      <Title order={1} className={classes.question}>
        What will this shopper buy next?
      </Title>
      <p className={classes.lead}>
        The model reads a shopper&rsquo;s past orders and predicts the next basket: each product with a
        probability and the reasons. Below is a live prediction. Pick somebody else, change the day or the
        hour, and watch it move.
      </p>
      <Proof />
    </div>
  );
}

/** The one figure that a doubter asks for, beside what the simplest method reaches. */
function Proof() {
  const { data } = useQuery(proofQuery);
  const metric = data?.model.metrics.find(({ name }) => name === 'precision@10');
  const popular = metric?.baselines.find(({ name }) => name === 'G-TopFreq');
  if (metric?.ours === null || metric?.ours === undefined) return null;
  return (
    <p className={classes.proof}>
      <strong>{percent(metric.ours)}</strong> of the ten products it suggests are in the next basket
      {popular && <> (always suggesting the bestsellers: {percent(popular.value)})</>}, measured on orders
      that were held back from its training. <Link href="/model">How it was measured</Link>
    </p>
  );
}
