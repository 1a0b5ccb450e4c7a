import type { ReactNode } from 'react';
import type { ResultOf } from '../graphql/graphql';
import { Answer } from '../panel/answer';
import type { QueryAnswer } from '../panel/answer';
import { Empty } from '../panel/panel-states';
import type { Quality, QualityModel, qualityQuery } from './queries';

export type QualityAnswer = QueryAnswer<ResultOf<typeof qualityQuery>>;

interface WithQualityProps {
  readonly answer: QualityAnswer;
  readonly what: string;
  /** Was this part measured? */
  readonly measured: (model: QualityModel, quality: Quality) => boolean;
  readonly children: (model: QualityModel, quality: Quality) => ReactNode;
}

/** What training measured; where it did not, how to come by it. */
export function WithQuality({ answer, what, measured, children }: WithQualityProps) {
  return (
    <Answer answer={answer} what={what} lines={6}>
      {({ model }) =>
        model.quality === null ? (
          <Empty title="No model is in service">Train one with &ldquo;npm run train&rdquo;.</Empty>
        ) : measured(model, model.quality) ? (
          children(model, model.quality)
        ) : (
          <Empty title="This model's training did not measure it">
            It was imported, or trained by an earlier release. &ldquo;npm run train&rdquo; makes one that has
            it.
          </Empty>
        )
      }
    </Answer>
  );
}
