import { Slider, Text } from '@mantine/core';
import { useState } from 'react';
import classes from './shopper.module.css';

interface AskingSliderProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly format: (value: number) => string;
  /** Replaces the formatted value except while dragging. */
  readonly shown?: string | undefined;
  readonly onChange: (value: number) => void;
}

/** A slider that reports its value when the thumb is released, so that dragging does not send requests. */
export function CommitSlider({ label, value, min = 0, max, format, shown, onChange }: AskingSliderProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const current = dragged ?? value;
  return (
    <div className={classes.slider}>
      <Text size="sm" fw={500} className={classes.sliderLabel}>
        <span>{label}</span>
        <span>{dragged === null && shown !== undefined ? shown : format(current)}</span>
      </Text>
      <Slider
        value={current}
        min={min}
        max={max}
        size="sm"
        label={null}
        thumbLabel={label}
        thumbValueText={format}
        onChange={setDragged}
        onChangeEnd={(chosen) => {
          setDragged(null);
          onChange(chosen);
        }}
      />
    </div>
  );
}
