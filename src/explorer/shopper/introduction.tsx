import { useQuery } from '@apollo/client/react';
import { Title } from '@mantine/core';
import { Link } from '../shell/link';
import { percent } from '../format';
import { proofQuery } from './shopper-queries';
import classes from './shopper.module.css';

/** What the page shows, and how accurate the model is. */
export function Introduction() {
  return (
    <div className={classes.introduction}>
      <Title order={1} className={classes.question}>
        What will this shopper buy next?
      </Title>
      <p className={classes.lead}>
        The model predicts a shopper&rsquo;s next basket from past orders: each product with a probability and
        reasons. Below is a live prediction. Choose another shopper, or change the day or the hour, to see how
        it changes.
      </p>
      <Proof />
    </div>
  );
}

/** The accuracy of the model, compared with the simplest method. */
function Proof() {
  const { data } = useQuery(proofQuery);
  const metric = data?.model.metrics.find(({ name }) => name === 'precision@10');
  const popular = metric?.baselines.find(({ name }) => name === 'G-TopFreq');
  if (metric?.ours === null || metric?.ours === undefined) return null;
  return (
    <p className={classes.proof}>
      <strong>{percent(metric.ours)}</strong> of the ten recommended products are in the next basket
      {popular && <> (recommending only bestsellers: {percent(popular.value)})</>}, measured on held-out
      orders. <Link href="/model">How this is measured</Link>
    </p>
  );
}
