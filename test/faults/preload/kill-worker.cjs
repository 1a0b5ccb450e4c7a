// Preloaded into the server (node --require): SIGUSR2 ends its worker threads immediately.
const workers = new Set();
process.on('worker', (worker) => {
  workers.add(worker);
  worker.once('exit', () => workers.delete(worker));
});
process.on('SIGUSR2', () => {
  for (const worker of workers) void worker.terminate();
});
