import { FieldResolver, Resolver, Root } from 'type-graphql';
import { readModelQuality } from './model-quality';
import { ModelInfo } from './model-info.type';
import { ModelQuality, toModelQuality } from './model-quality.type';

@Resolver(() => ModelInfo)
export class ModelQualityResolver {
  @FieldResolver(() => ModelQuality, {
    nullable: true,
    description: 'How good it is, in more detail; null when no model is in service.',
  })
  quality(@Root() { manifest }: ModelInfo): ModelQuality | null {
    return manifest ? toModelQuality(readModelQuality(manifest.metrics)) : null;
  }
}
