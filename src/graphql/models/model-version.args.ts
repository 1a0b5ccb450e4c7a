import { ArgsType, Field, ID } from 'type-graphql';
import { TextUpTo } from '../validation/rules';

@ArgsType()
export class ModelVersionArgs {
  @Field(() => ID, { description: 'A published version, as modelVersions lists them.' })
  @TextUpTo(40)
  readonly version!: string;
}
