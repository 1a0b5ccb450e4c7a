import { registerEnumType } from 'type-graphql';

export const ModelPhase = { READY: 'READY', NONE: 'NONE' } as const;

export const ModelSource = { TRAINED: 'trained', IMPORTED: 'imported' } as const;

registerEnumType(ModelPhase, {
  name: 'ModelPhase',
  description: 'Whether a model is in service.',
  valuesConfig: {
    READY: { description: 'A model is in service; recommendations are personalised.' },
    NONE: { description: 'No model is in service; all users get popular products.' },
  },
});

registerEnumType(ModelSource, {
  name: 'ModelSource',
  description: 'Origin of a model.',
  valuesConfig: {
    TRAINED: { description: 'The model was trained by this service.' },
    IMPORTED: { description: 'The model was imported from a LightGBM text file.' },
  },
});
