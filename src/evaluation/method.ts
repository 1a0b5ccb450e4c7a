/** A method under evaluation: the model, the model without a part, or a baseline. All answer for the same targets. */
import type { EvaluatedTarget, MethodAnswer } from './target-metrics';

/** `ours` is the published name of the model; `part` is the model without one component, to show its contribution. */
export type MethodKind = 'ours' | 'part' | 'baseline';

export interface Method {
  readonly name: string;
  readonly kind: MethodKind;
  /** Chosen parameters, if there are any. */
  readonly settings?: Readonly<Record<string, number>>;
  /** @returns one answer per target, in order */
  answer: (targets: readonly EvaluatedTarget[]) => Promise<readonly MethodAnswer[]>;
}

/** Name of a method in reports, where `ours` is shown as "model". */
export function displayName({ kind, name }: Pick<Method, 'kind' | 'name'>): string {
  return kind === 'ours' ? 'model' : name;
}
