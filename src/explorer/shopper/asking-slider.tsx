import { Slider, Text } from '@mantine/core';
import { useState } from 'react';
import classes from './shopper.module.css';

interface AskingSliderProps {
  readonly label: string;
  readonly value: number;
  readonly min?: number;
  readonly max: number;
  readonly words: (value: number) => string;
  /** Instead of the value's own words, while nobody drags. */
  readonly shown?: string | undefined;
  readonly onChange: (value: number) => void;
}

/** A slider that asks the server when the thumb is let go, not at every step on the way. */
export function AskingSlider({ label, value, min = 0, max, words, shown, onChange }: AskingSliderProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  const current = dragged ?? value;
  return (
    <div className={classes.slider}>
      <Text size="sm" fw={500} className={classes.sliderLabel}>
        <span>{label}</span>
        <span>{dragged === null && shown !== undefined ? shown : words(current)}</span>
      </Text>
      <Slider
        value={current}
        min={min}
        max={max}
        size="sm"
        label={null}
        thumbLabel={label}
        thumbValueText={words}
        onChange={setDragged}
        onChangeEnd={(chosen) => {
          setDragged(null);
          onChange(chosen);
        }}
      />
    </div>
  );
}
