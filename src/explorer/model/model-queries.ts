/** Queries of the model view. Each panel links to its own query in the playground. */
import { graphql } from '../graphql/graphql';
import type { ResultOf } from '../graphql/graphql';

export const modelQuery = graphql(`
  query ModelInService {
    model {
      phase
      version
      createdAt
      source
      trainedOn {
        users
        targets
        rows
      }
      refused {
        version
        reason
        at
      }
    }
  }
`);

export const qualityQuery = graphql(`
  query ModelQuality {
    model {
      version
      metrics {
        name
        ours
        baselines {
          name
          value
        }
      }
      quality {
        targets
        intervals {
          name
          bestBaseline
          ours {
            low
            high
          }
          lead {
            mean
            low
            high
          }
        }
        expectedCalibrationError
        calibration {
          predicted
          observed
          count
        }
        byHistory {
          orders
          targets
          ours
          baselines {
            name
            value
          }
        }
        learningCurves {
          stage
          metric
          bestIteration
          validation
        }
      }
    }
  }
`);

export const importanceQuery = graphql(`
  query FeatureImportance {
    model {
      version
      stage1Importance(first: 12) {
        name
        gain
        splits
      }
      stage2Importance(first: 12) {
        name
        gain
        splits
      }
    }
  }
`);

export const versionsQuery = graphql(`
  query ModelVersions {
    modelVersions(first: 20) {
      totalCount
      mayActivate
      versions {
        version
        inService
        createdAt
        activatedAt
        source
        trainedOn {
          users
        }
        metrics {
          name
          ours
        }
      }
    }
  }
`);

export const feedbackQuery = graphql(`
  query OnlineMetrics {
    feedbackSummary(days: 30) {
      days
      answers
      impressions
      clicks
      addedToBasket
      dismissals
      shownAndAdded
    }
  }
`);

export const activateMutation = graphql(`
  mutation ActivateModel($version: ID!) {
    activateModel(version: $version) {
      model {
        version
      }
    }
  }
`);

export const rollbackMutation = graphql(`
  mutation RollbackModel {
    rollbackModel {
      model {
        version
      }
    }
  }
`);

export type QualityModel = ResultOf<typeof qualityQuery>['model'];
export type Quality = NonNullable<QualityModel['quality']>;
export type Version = ResultOf<typeof versionsQuery>['modelVersions']['versions'][number];
