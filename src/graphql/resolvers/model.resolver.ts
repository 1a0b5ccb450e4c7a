import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { FirstArgs } from '../paging/page-args';
import { costOfPage } from '../query-cost';
import type { RequestContext } from '../request-context';
import { FeatureImportance, ModelInfo, toModelInfo } from '../types/model-info.type';

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
}
