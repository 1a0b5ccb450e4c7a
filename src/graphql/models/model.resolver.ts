import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { FirstArgs } from '../paging/page-args';
import { costOfPage } from '../query-cost';
import type { RequestContext } from '../request-context';
import { readOnlineMetrics } from './online-metrics';
import { FeatureImportance, ModelInfo, toModelInfo } from './model-info.type';
import { readModelQuality } from './model-quality';
import { ModelQuality, toModelQuality } from './model-quality.type';
import { OnlineMetrics } from './online-metrics.type';

const DESCRIPTION = 'by gain, most important first; empty if no model is in service.';

@Resolver(() => ModelInfo)
export class ModelResolver {
  @Authorized()
  @Query(() => ModelInfo, { description: 'The model in service and its quality.' })
  model(@Ctx() { services }: RequestContext): ModelInfo {
    return toModelInfo(services.models.state());
  }

  @FieldResolver(() => [FeatureImportance], {
    description: `Importance of the features of stage 1, the candidate model, ${DESCRIPTION}`,
    complexity: costOfPage,
  })
  stage1Importance(
    @Root() { manifest }: ModelInfo,
    @Args(() => FirstArgs) { wanted }: FirstArgs,
  ): readonly FeatureImportance[] {
    return manifest?.importance.stage1.slice(0, wanted) ?? [];
  }

  @FieldResolver(() => [FeatureImportance], {
    description: `Importance of the features of stage 2, the ranking model, ${DESCRIPTION}`,
    complexity: costOfPage,
  })
  stage2Importance(
    @Root() { manifest }: ModelInfo,
    @Args(() => FirstArgs) { wanted }: FirstArgs,
  ): readonly FeatureImportance[] {
    return manifest?.importance.stage2.slice(0, wanted) ?? [];
  }

  @FieldResolver(() => ModelQuality, {
    nullable: true,
    description: 'Quality of the model in detail; null if no model is in service.',
  })
  quality(@Root() { manifest }: ModelInfo): ModelQuality | null {
    return manifest ? toModelQuality(readModelQuality(manifest.metrics)) : null;
  }

  @FieldResolver(() => OnlineMetrics, {
    description: 'How well the answers of the model in service predicted the orders that followed; if no model is in service, the answers without a model.',
    complexity: 50,
  })
  online(@Ctx() { services }: RequestContext, @Root() { version }: ModelInfo): Promise<OnlineMetrics> {
    return readOnlineMetrics(services.database.pool, version);
  }
}
