import { registerEnumType } from 'type-graphql';

export const ModelPhase = { READY: 'READY', NONE: 'NONE' } as const;

export const ModelSource = { TRAINED: 'trained', IMPORTED: 'imported' } as const;

registerEnumType(ModelPhase, {
  name: 'ModelPhase',
  description: 'Is a model in service?',
  valuesConfig: {
    READY: { description: 'Yes; recommendations are personalised.' },
    NONE: { description: 'No; everybody gets popular products.' },
  },
});

registerEnumType(ModelSource, {
  name: 'ModelSource',
  description: 'Where a model came from.',
  valuesConfig: {
    TRAINED: { description: 'From our own trainer.' },
    IMPORTED: { description: 'From LightGBM text that was made elsewhere.' },
  },
});
