import { Button, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import { count } from '../format';
import { clock, dayOf, weekDays } from '../calendar';
import { CommitSlider } from './commit-slider';
import { ControlGroup } from './control-group';
import type { Order } from './shopper-queries';
import { openQuestion } from './question';
import type { Question } from './question';

interface MomentControlsProps {
  readonly question: Question;
  /** The shopper's announced order, whose day and hour are known. */
  readonly announced: Order | null;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<Question>) => void;
}

/** Maximum of the slider for the days since the last order, and its position when they are unknown. */
const MAX_DAYS = 60;
const TYPICAL_DAYS = 7;

/** Resets the moment. */
const moment = {
  dayOfWeek: openQuestion.dayOfWeek,
  hourOfDay: openQuestion.hourOfDay,
  daysSincePriorOrder: openQuestion.daysSincePriorOrder,
};

export function MomentControls({ question, announced, isNew, onChange }: MomentControlsProps) {
  const now = new Date();
  const day = question.dayOfWeek ?? announced?.dayOfWeek ?? dayOf(now);
  const hour = question.hourOfDay ?? announced?.hourOfDay ?? now.getHours();
  const days = question.daysSincePriorOrder ?? announced?.daysSincePriorOrder ?? null;
  const changed = Object.keys(moment).some((key) => question[key as keyof typeof moment] !== null);
  const dayLabel = useId();
  return (
    <ControlGroup
      folds
      title="When"
      action={
        <Button variant="subtle" size="compact-xs" disabled={!changed} onClick={() => onChange(moment)}>
          {announced ? 'As announced' : 'Now'}
        </Button>
      }
    >
      <Text id={dayLabel} size="sm" fw={500} mb={4}>
        Day
      </Text>
      <SegmentedControl
        aria-labelledby={dayLabel}
        fullWidth
        size="xs"
        value={String(day)}
        onChange={(value) => onChange({ dayOfWeek: Number(value) })}
        data={weekDays.map(({ short }, index) => ({ value: String(index), label: short }))}
      />
      <CommitSlider
        label="Hour"
        value={hour}
        max={23}
        format={clock}
        onChange={(hourOfDay) => onChange({ hourOfDay })}
      />
      {!isNew && (
        <CommitSlider
          label="Days since the last order"
          value={Math.min(MAX_DAYS, Math.round(days ?? TYPICAL_DAYS))}
          max={MAX_DAYS}
          format={(value) => count(value, 'day')}
          shown={days === null ? 'today' : undefined}
          onChange={(daysSincePriorOrder) => onChange({ daysSincePriorOrder })}
        />
      )}
    </ControlGroup>
  );
}
