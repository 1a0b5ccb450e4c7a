import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { FirstArgs } from '../paging/page-args';
import { costOfPage } from '../query-cost';
import type { RequestContext } from '../request-context';
import { readOnlineMetrics } from './online-metrics';
import { FeatureImportance, ModelInfo, toModelInfo } from './model-info.type';
import { OnlineMetrics } from './online-metrics.type';

const description = 'features by gain, largest first.';

@Resolver(() => ModelInfo)
export class ModelResolver {
  @Authorized()
  @Query(() => ModelInfo, { description: 'The model in service and how good it is.' })
  model(@Ctx() { services }: RequestContext): ModelInfo {
    return toModelInfo(services.models.state());
  }

  @FieldResolver(() => [FeatureImportance], {
    description: `Stage 1: ${description}`,
    complexity: costOfPage,
  })
  stage1Importance(
    @Root() { manifest }: ModelInfo,
    @Args(() => FirstArgs) { wanted }: FirstArgs,
  ): readonly FeatureImportance[] {
    return manifest?.importance.stage1.slice(0, wanted) ?? [];
  }

  @FieldResolver(() => [FeatureImportance], {
    description: `Stage 2: ${description}`,
    complexity: costOfPage,
  })
  stage2Importance(
    @Root() { manifest }: ModelInfo,
    @Args(() => FirstArgs) { wanted }: FirstArgs,
  ): readonly FeatureImportance[] {
    return manifest?.importance.stage2.slice(0, wanted) ?? [];
  }

  @FieldResolver(() => OnlineMetrics, {
    description: 'How the answers of the model in service (of none, without one) fared.',
    complexity: 50,
  })
  online(@Ctx() { services }: RequestContext, @Root() { version }: ModelInfo): Promise<OnlineMetrics> {
    return readOnlineMetrics(services.database.pool, version);
  }
}
