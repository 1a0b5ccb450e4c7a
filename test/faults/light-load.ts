/** Steady requests during a fault, and the outcome of each. */
import type { GraphqlAnswer } from '../server/test-service';

export interface Outcome {
  readonly status: number;
  /** Code of the first error; undefined if there was none. */
  readonly code: string | undefined;
  /** Strategy of the answer; undefined without an answer. */
  readonly strategy: string | undefined;
  /** When the request was sent, by performance.now(). */
  readonly asked: number;
  /** Time until the answer, in milliseconds. */
  readonly took: number;
}

export interface LightLoad {
  /** Outcomes so far. */
  readonly outcomes: readonly Outcome[];
  /** The next outcomes of requests sent from now on. @throws Error if a request gets no answer, or on a timeout */
  further: (count: number) => Promise<readonly Outcome[]>;
  /** Waits for a matching outcome. @throws Error as `further` */
  until: (wanted: (outcome: Outcome) => boolean) => Promise<Outcome>;
}

/** Longer than any answer may take, even during a fault. */
const TIMEOUT_MS = 30_000;

/**
 * Runs clients while the scene runs. Each client gets recommendations for one user at a time, without a pause.
 *
 * @param ask sends one query
 * @param users users to request, in turn
 * @returns all outcomes
 * @throws Error of the scene, or if a request gets no answer
 */
export async function underLightLoad(
  ask: (query: string) => Promise<GraphqlAnswer>,
  users: readonly string[],
  scene: (load: LightLoad) => Promise<void>,
  clients = 3,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let lost: Error | undefined;
  let next = 0;
  let running = true;
  const client = async () => {
    while (running) {
      const start = performance.now();
      const answer = await ask(queryFor(users[next++ % users.length]));
      outcomes.push(toOutcome(answer, start));
      await pause(10);
    }
  };
  const clientsDone = Promise.all(
    Array.from({ length: clients }, () => client().catch((error: unknown) => (lost ??= error as Error))),
  );
  const look = async <T>(find: () => T | undefined): Promise<T> => {
    const start = performance.now();
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (lost !== undefined) throw lost;
      if (performance.now() - start > TIMEOUT_MS) {
        throw new Error(`expected other outcomes by now, got ${JSON.stringify(tally(outcomes))}`);
      }
      await pause(10);
    }
  };
  try {
    await scene({
      outcomes,
      further: (count) => {
        const from = performance.now();
        return look(() => {
          const found = outcomes.filter(({ asked }) => asked >= from);
          return found.length < count ? undefined : found.slice(0, count);
        });
      },
      until: (wanted) => {
        const from = outcomes.length;
        return look(() => outcomes.slice(from).find(wanted));
      },
    });
  } finally {
    running = false;
    await clientsDone;
  }
  if (lost !== undefined) throw lost;
  return outcomes;
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const queryFor = (user: string) =>
  `{ recommendations(userId: "${user}", first: 5) { strategy modelVersion items { score product { id name aisle { name } department { name } } } } }`;

function toOutcome({ status, data, errors }: GraphqlAnswer, asked: number): Outcome {
  const took = performance.now() - asked;
  return {
    status,
    code: errors?.[0]?.extensions.code,
    strategy: data?.recommendations?.strategy,
    asked,
    took,
  };
}

/** How many outcomes of each kind: a strategy, or an error's code. */
export function tally(outcomes: readonly Outcome[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { code, strategy } of outcomes) {
    const kind = code ?? strategy ?? 'nothing';
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}
