// Publishes and activates one version after the other until it is killed.
// Arguments: models folder, a LightGBM text file, the first version's time in milliseconds.
import { readFileSync } from 'node:fs';
import publish from '../../dist/model-format/publish-model.js';
import textToBooster from '../../dist/model-format/text-to-booster.js';

const [modelsDir, textFile, start] = process.argv.slice(2);
const booster = textToBooster.lightGbmTextToBooster(readFileSync(textFile, 'utf8'));
const about = {
  source: 'trained',
  featureColumnsHash: 'one',
  stage2ColumnsHash: 'two',
  seed: 1,
  dataFingerprint: 'data',
  trainedOn: { users: 1, targets: 1, rows: 1 },
  settings: {},
  metrics: {},
};
for (let second = 0; ; second++) {
  const now = new Date(Number(start) + second * 1000);
  await publish.publishModel(modelsDir, { stage1: booster, stage2: booster, about, activate: true }, now);
}
