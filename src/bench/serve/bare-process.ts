/** The bare work as a process of its own: the setting comes as a message, the result goes back as one. */
import { measureBareWork } from './bare-work';
import type { BareSetting } from './bare-work';

process.once('message', (setting: BareSetting) => {
  void measureBareWork(setting).then((result) => process.send?.(result, () => process.disconnect()));
});
