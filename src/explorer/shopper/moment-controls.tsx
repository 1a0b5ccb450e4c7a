import { Button, SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import { count } from '../words/count';
import { clock, dayOf, weekDays } from '../words/week';
import { AskingSlider } from './asking-slider';
import { ControlGroup } from './control-group';
import type { Order } from './queries';
import { openQuestion } from './question';
import type { Question } from './question';

interface MomentControlsProps {
  readonly question: Question;
  /** The shopper's announced order, whose moment is known. */
  readonly announced: Order | null;
  readonly isNew: boolean;
  readonly onChange: (part: Partial<Question>) => void;
}

/** The scale of the days since the last order, and where its thumb stands while they are unknown. */
const longest = 60;
const usual = 7;

/** Nothing chosen. */
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
      <AskingSlider
        label="Hour"
        value={hour}
        max={23}
        words={clock}
        onChange={(hourOfDay) => onChange({ hourOfDay })}
      />
      {!isNew && (
        <AskingSlider
          label="Days since the last order"
          value={Math.min(longest, Math.round(days ?? usual))}
          max={longest}
          words={(value) => count(value, 'day')}
          shown={days === null ? 'as it is now' : undefined}
          onChange={(daysSincePriorOrder) => onChange({ daysSincePriorOrder })}
        />
      )}
    </ControlGroup>
  );
}
