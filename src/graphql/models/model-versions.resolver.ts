import { Args, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { activation, anyUser } from '../auth-checker';
import { ModelVersionArgs } from './model-version.args';
import { readPublished } from './model-registry';
import { FirstArgs } from '../paging/page-args';
import { costOfPage } from '../query-cost';
import type { RequestContext } from '../request-context';
import { toModelInfo } from './model-info.type';
import { ModelSwitchPayload, ModelVersions, toModelVersion } from './model-versions.type';
import { mayActivate } from '../viewer';

const scope = 'With AUTH_MODE=jwt only with the scope models:activate.';

@Resolver()
export class ModelVersionsResolver {
  @Authorized(anyUser)
  @Query(() => ModelVersions, {
    description: 'The published models. With AUTH_MODE=jwt only for back ends.',
    complexity: costOfPage,
  })
  async modelVersions(
    @Ctx() { services, viewer }: RequestContext,
    @Args(() => FirstArgs) { wanted }: FirstArgs,
  ): Promise<ModelVersions> {
    const { versions, totalCount } = await readPublished(services.modelsDir, wanted);
    const inService = toModelInfo(services.models.state()).version;
    return {
      versions: versions.map((version) => toModelVersion(version, inService)),
      totalCount,
      mayActivate: mayActivate(viewer),
    };
  }

  @Authorized(activation)
  @Mutation(() => ModelSwitchPayload, {
    description: `Puts a published version into service, once its files are found whole. ${scope}`,
  })
  async activateModel(
    @Ctx() { services }: RequestContext,
    @Args(() => ModelVersionArgs) { version }: ModelVersionArgs,
  ): Promise<ModelSwitchPayload> {
    await services.modelSwitch.activate(version);
    return { model: toModelInfo(services.models.state()) };
  }

  @Authorized(activation)
  @Mutation(() => ModelSwitchPayload, {
    description: `Puts the version published before the one in service back into service. ${scope}`,
  })
  async rollbackModel(@Ctx() { services }: RequestContext): Promise<ModelSwitchPayload> {
    await services.modelSwitch.rollback();
    return { model: toModelInfo(services.models.state()) };
  }
}
