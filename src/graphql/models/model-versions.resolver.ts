import { Args, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { readPublishedVersions } from '../../registry/published-versions';
import { FirstArgs } from '../paging/page-args';
import { costOfPage } from '../query-cost';
import type { RequestContext } from '../request-context';
import type { Scope } from '../scopes';
import { toModelInfo } from './model-info.type';
import { ModelSwitchPayload, ModelVersionArgs, ModelVersions, toModelVersion } from './model-versions.type';
import { hasScope } from '../viewer';

const REQUIRED_SCOPE = 'With AUTH_MODE=jwt, it requires the scope models:activate.';

@Resolver()
export class ModelVersionsResolver {
  @Authorized<Scope>('recommendations:any')
  @Query(() => ModelVersions, {
    description: 'The published models. With AUTH_MODE=jwt, only back ends may use it.',
    complexity: costOfPage,
  })
  async modelVersions(
    @Ctx() { services, viewer }: RequestContext,
    @Args(() => FirstArgs) { wanted }: FirstArgs,
  ): Promise<ModelVersions> {
    const { versions, totalCount } = await readPublishedVersions(services.modelsDir, wanted);
    const inService = toModelInfo(services.models.state()).version;
    return {
      versions: versions.map((version) => toModelVersion(version, inService)),
      totalCount,
      mayActivate: hasScope(viewer, 'models:activate'),
    };
  }

  @Authorized<Scope>('models:activate')
  @Mutation(() => ModelSwitchPayload, {
    description: `Activates a published model after checking that its files are complete. ${REQUIRED_SCOPE}`,
  })
  async activateModel(
    @Ctx() { services }: RequestContext,
    @Args(() => ModelVersionArgs) { version }: ModelVersionArgs,
  ): Promise<ModelSwitchPayload> {
    await services.modelSwitch.activate(version);
    return { model: toModelInfo(services.models.state()) };
  }

  @Authorized<Scope>('models:activate')
  @Mutation(() => ModelSwitchPayload, {
    description: `Activates the model that was published before the model in service. ${REQUIRED_SCOPE}`,
  })
  async rollbackModel(@Ctx() { services }: RequestContext): Promise<ModelSwitchPayload> {
    await services.modelSwitch.rollback();
    return { model: toModelInfo(services.models.state()) };
  }
}
