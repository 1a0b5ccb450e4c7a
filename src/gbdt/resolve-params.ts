import { ParameterError } from './errors';
import { checkValue } from './parameter-kinds';
import { checkTogether, metricOfObjective } from './parameter-rules';
import { PARAMETERS } from './params';
import type { ResolvedParams, TrainParams } from './params';

/**
 * Completes `partial` with the defaults.
 * @throws ParameterError for an unknown name, a value out of range, or contradictory values
 */
export function resolveParams(partial: Partial<TrainParams> = {}): ResolvedParams {
  const given: Record<string, unknown> = partial;
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(PARAMETERS, name))
      throw new ParameterError(`one of ${Object.keys(PARAMETERS).join(', ')}`, name);
  }
  const entries = Object.entries(PARAMETERS).map(([name, parameter]) => {
    const value = given[name] ?? parameter.default;
    checkValue(name, parameter, value);
    return [name, value];
  });
  const complete = Object.fromEntries(entries) as TrainParams;
  const metric = complete.metric === 'auto' ? metricOfObjective(complete.objective) : complete.metric;
  const resolved = Object.freeze({ ...complete, metric });
  checkTogether(resolved);
  return resolved;
}
