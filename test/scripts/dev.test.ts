/** `npm run dev` on a copy of the sources, with a real server, a trained model and Vite. */
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createTrainedShop } from '../setup/trained-shop';
import type { TrainedShop } from '../setup/trained-shop';
import { ScratchCheckout } from './scratch-checkout';

const root = resolve(__dirname, '..', '..');

describe('npm run dev', () => {
  let shop: TrainedShop;
  let checkout: ScratchCheckout;
  beforeAll(async () => {
    shop = await createTrainedShop();
    checkout = new ScratchCheckout();
    for (const path of ['src', 'prisma']) cpSync(join(root, path), checkout.path(path), { recursive: true });
  });
  afterAll(async () => {
    checkout.remove();
    await shop.close();
  });

  function startDev() {
    const { child, ended } = checkout.start(['dev'], {
      PORT: '0',
      DEV_PORT: '0',
      DATABASE_URL: shop.database.url,
      MODELS_DIR: shop.modelsDir,
      NODE_ENV: 'development',
    });
    let output = '';
    const listeners = new Set<() => void>();
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        for (const listener of listeners) listener();
      });
    }
    const printed = (pattern: RegExp) =>
      new Promise<string>((found, failed) => {
        const look = () => {
          const match = pattern.exec(output);
          if (match !== null) found(match[1]);
        };
        listeners.add(look);
        look();
        void ended.then(() => failed(new Error(`ended before it printed ${String(pattern)}:\n${output}`)));
      });
    return { child, ended, printed };
  }

  const phaseFrom = async (address: string) => {
    const response = await fetch(`${address}graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: new URL(address).origin },
      body: JSON.stringify({ query: '{ model { phase } }' }),
    });
    return response.json();
  };

  test('serves the explorer and the API, restarts after a change, and ends both on SIGTERM', async () => {
    const { child, ended, printed } = startDev();
    const api = await printed(/^API: (\S+)\/graphql/m);
    const explorer = await printed(/^Explorer: (\S+) \(from/m);
    const ready = { data: { model: { phase: 'READY' } } };

    const page = await fetch(explorer);
    expect(await page.text()).toContain('/main.tsx');
    for (const path of ['main.tsx', 'graphql/client.ts']) {
      const script = await fetch(`${explorer}${path}`);
      expect(script.headers.get('content-type')).toContain('javascript');
    }
    expect(await phaseFrom(explorer)).toEqual(ready);

    const source = 'src/server/start-hints.ts';
    const text = readFileSync(checkout.path(source), 'utf8');
    expect(text).toContain('Ctrl-C stops it.');
    checkout.write(source, text.replace('Ctrl-C stops it.', 'Compiled after the change.'));
    await printed(/(Compiled after the change\.)/);
    expect(await phaseFrom(explorer)).toEqual(ready);

    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    await expect(fetch(api)).rejects.toThrow('fetch failed');
    await expect(fetch(explorer)).rejects.toThrow('fetch failed');
  });
});
