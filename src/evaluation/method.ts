/** A method under evaluation: ours, a part of ours, or a baseline. All answer for the same targets. */
import type { EvaluatedTarget, MethodAnswer } from './target-metrics';

/** `part` is ours without something, to show what that something is worth. */
export type MethodKind = 'ours' | 'part' | 'baseline';

export interface Method {
  readonly name: string;
  readonly kind: MethodKind;
  /** How it was set, where there was something to choose. */
  readonly settings?: Readonly<Record<string, number>>;
  /** @returns one answer a target, in order */
  answer(targets: readonly EvaluatedTarget[]): Promise<readonly MethodAnswer[]>;
}
