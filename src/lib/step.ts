/**
 * Named steps of the work, for measurement. The working code marks where a step begins and ends and does not depend on
 * the observer; without one, a step costs a single comparison.
 */
export interface StepObserver {
  /** Runs the work exactly once and returns its result. */
  observe: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

const observers = new Set<StepObserver>();

/** @returns a function that removes the observer */
export function observeSteps(observer: StepObserver): () => void {
  observers.add(observer);
  return () => void observers.delete(observer);
}

/** @param name from a small fixed set: it becomes the label of a metric */
export function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (observers.size === 0) return work();
  let observed = work;
  for (const observer of observers) {
    const inner = observed;
    observed = () => observer.observe(name, inner);
  }
  return observed();
}
