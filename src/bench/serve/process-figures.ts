/** What a running service says of itself at /metrics. */
export interface ProcessFigures {
  /** Since the last look, in milliseconds: the slowest of a hundred turns of the event loop. */
  readonly eventLoopDelayP99: number;
  readonly megabytes: number;
  /** Of all its threads, since it started. */
  readonly cpuSeconds: number;
}

/** @param url of the service, without a slash at the end */
export async function readProcessFigures(url: string): Promise<ProcessFigures> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const value = (name: string): number => {
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
    if (line === undefined) throw new Error(`${url}/metrics: expected ${name}`);
    return Number(line.slice(name.length));
  };
  return {
    eventLoopDelayP99: value('nodejs_eventloop_lag_p99_seconds') * 1000,
    megabytes: value('process_resident_memory_bytes') / 2 ** 20,
    cpuSeconds: value('process_cpu_seconds_total'),
  };
}
