import { SegmentedControl } from '@mantine/core';

export type StageNumber = 1 | 2;

interface StageSwitchProps {
  readonly stage: StageNumber;
  readonly onChange: (stage: StageNumber) => void;
}

/** Selects the stage that a panel shows. */
export function StageSwitch({ stage, onChange }: StageSwitchProps) {
  return (
    <SegmentedControl
      aria-label="Stage"
      size="xs"
      mb="md"
      value={String(stage)}
      onChange={(value) => onChange(value === '2' ? 2 : 1)}
      data={[
        { value: '1', label: 'Stage 1: candidates' },
        { value: '2', label: 'Stage 2: ranking' },
      ]}
    />
  );
}
