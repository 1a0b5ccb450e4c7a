import { ActionIcon, Menu, VisuallyHidden } from '@mantine/core';
import { Dots } from '../shell/icons';
import { sourceName } from '../format';
import type { Movement } from './movement';
import { ProbabilityBar } from './probability-bar';
import type { Recommendation } from './shopper-queries';
import classes from './shopper.module.css';

interface RecommendationRowProps {
  readonly item: Recommendation;
  readonly movement: Movement;
  readonly onLeaveOut: () => void;
  readonly onDismiss: () => void;
}

export function RecommendationRow({ item, movement, onLeaveOut, onDismiss }: RecommendationRowProps) {
  const { product, rank, score, source, reasons } = item;
  return (
    <li className={classes.recommendation}>
      <span className={classes.rank}>
        {rank}
        <MovementMark movement={movement} />
      </span>
      <div className={classes.what}>
        <span className={classes.name}>{product.name}</span>
        <span className={classes.aisle}>
          {product.aisle.name}
          {product.price !== null && ` · ${product.price.toFixed(2)}`}
          <span className={classes.source}>{sourceName(source)}</span>
        </span>
        {reasons.length > 0 && (
          <ul className={classes.reasons} aria-label="Why">
            {reasons.map(({ group, text, contribution }) => (
              <li key={`${group} ${text}`} className={contribution < 0 ? classes.against : undefined}>
                {contribution < 0 && <VisuallyHidden>argues against it: </VisuallyHidden>}
                {text}
              </li>
            ))}
          </ul>
        )}
      </div>
      <ProbabilityBar value={score} />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Hide or dismiss ${product.name}`}>
            <Dots />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onLeaveOut}>Hide for now</Menu.Item>
          <Menu.Item onClick={onDismiss}>Dismiss permanently</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function MovementMark({ movement }: { readonly movement: Movement }) {
  if (movement === null) return null;
  if (movement === 'new') return <span className={classes.up}>new</span>;
  const [mark, word] = movement > 0 ? ['▲', 'up'] : ['▼', 'down'];
  return (
    <span className={movement > 0 ? classes.up : classes.down}>
      <span aria-hidden="true">
        {mark}
        {Math.abs(movement)}
      </span>
      <VisuallyHidden>{`${word} ${Math.abs(movement)}`}</VisuallyHidden>
    </span>
  );
}
