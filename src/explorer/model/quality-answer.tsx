import type { ReactNode } from 'react';
import type { ResultOf } from '../graphql/graphql';
import { Answer } from '../panel/answer';
import type { QueryAnswer } from '../panel/answer';
import { Empty } from '../panel/panel-states';
import type { Quality, QualityModel, qualityQuery } from './model-queries';

export type QualityAnswer = QueryAnswer<ResultOf<typeof qualityQuery>>;

interface WithQualityProps {
  readonly answer: QualityAnswer;
  readonly what: string;
  /** Whether this part was measured. */
  readonly measured: (model: QualityModel, quality: Quality) => boolean;
  readonly children: (model: QualityModel, quality: Quality) => ReactNode;
}

/** Shows measurements of the training run, or explains how to get them. */
export function WithQuality({ answer, what, measured, children }: WithQualityProps) {
  return (
    <Answer answer={answer} what={what} lines={6}>
      {({ model }) =>
        model.quality === null ? (
          <Empty title="No model is in service">Train one with &ldquo;npm run train&rdquo;.</Empty>
        ) : measured(model, model.quality) ? (
          children(model, model.quality)
        ) : (
          <Empty title="Not measured for this model">
            The model was imported, or trained by an earlier release. Train a new one with &ldquo;npm run
            train&rdquo;.
          </Empty>
        )
      }
    </Answer>
  );
}
