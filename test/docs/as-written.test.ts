/**
 * The examples in the documents work: every GraphQL query and every command of README.md and the pages below, and the
 * example clients, are run against a shop that is imported, trained and served by the commands themselves.
 */
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { transformSync } from '@swc/core';
import { Kind, parse, visit } from 'graphql';
import { DOCUMENTED_USER, openDocumentedShop } from './documented-shop';
import type { DocumentedShop } from './documented-shop';
import { fencedBlocks, readDocument, root, writtenCommands } from './markdown';

const pages = ['README.md', 'CONTRIBUTING.md', 'docs/query.md', 'docs/run.md', 'docs/train-and-evaluate.md'];

let shop: DocumentedShop;
beforeAll(async () => {
  shop = await openDocumentedShop();
}, 240_000);
afterAll(() => shop.close());

describe('queries', () => {
  const blocks = pages.flatMap((page) =>
    fencedBlocks(readDocument(page))
      .filter(({ language }) => language === 'graphql')
      .map((block) => ({ where: `${page}:${block.line}`, text: block.text })),
  );

  test('there are queries', () => {
    expect(blocks.length).toBeGreaterThan(7);
  });

  test.each(blocks)('the query at $where returns data', async ({ text }) => {
    const order = await anOrder();
    const variables = {
      userId: DOCUMENTED_USER,
      // Of a user whom no other example needs.
      externalId: '2',
      requestId: '00000000-0000-4000-8000-000000000001',
      orderId: order.id,
      orderExternalId: order.externalId,
      after: null,
    };
    const response = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables: used(text, variables) }),
    });
    const { data, errors } = (await response.json()) as { data: Record<string, unknown>; errors?: unknown };
    expect(errors).toBeUndefined();
    expect(Object.values(data)).not.toContain(null);
  });

  test('the answer in README.md has the shape of the actual answer', async () => {
    const [query, answer] = ['graphql', 'json'].map(
      (wanted) => fencedBlocks(readDocument('README.md')).find(({ language }) => language === wanted)?.text,
    );
    const response = await fetch(`${shop.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    expect(shapeOf(await response.json())).toEqual(shapeOf(JSON.parse(answer as string)));
  });
});

/** The variables that an operation declares, out of all variables. */
async function anOrder(): Promise<{ id: string; externalId: string }> {
  const query = `{ user(id: "${DOCUMENTED_USER}") { orders(first: 1) { nodes { id externalId } } } }`;
  const response = await fetch(`${shop.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as {
    data: { user: { orders: { nodes: { id: string; externalId: string }[] } } };
  };
  return data.user.orders.nodes[0];
}

function used(text: string, all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const declared = new Set<string>();
  visit(parse(text), { [Kind.VARIABLE_DEFINITION]: (node) => void declared.add(node.variable.name.value) });
  return Object.fromEntries(Object.entries(all).filter(([name]) => declared.has(name)));
}

/** Replaces values by their types; a list is represented by its first element. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]));
}

/** Commands that are covered elsewhere. */
const elsewhere: readonly (readonly [command: RegExp, why: string])[] = [
  [/^npm (install|test)\b/, 'this is one'],
  [/^npm start$/, 'test/server/serve.test.ts, and the service that answers here'],
  [/^npm run check$/, '.ci/run'],
  [/^npm run bench:/, 'test/bench'],
  [/^npm run evaluate -- --data /, 'test/evaluation/evaluate-command.test.ts'],
];

describe('commands', () => {
  const { scripts } = JSON.parse(readDocument('package.json')) as { scripts: Record<string, string> };
  const commands = pages
    .flatMap((page) => writtenCommands(readDocument(page)).map((written) => ({ page, ...written })))
    .filter(({ command }, i, all) => all.findIndex((other) => other.command === command) === i);
  const here = commands.filter(({ command }) => !elsewhere.some(([pattern]) => pattern.test(command)));

  test('there are commands, and every command that is skipped here is covered by an existing test', () => {
    expect(here.length).toBeGreaterThan(10);
    for (const [pattern] of elsewhere)
      expect(commands.some(({ command }) => pattern.test(command))).toBe(true);
  });

  test.each(here)(
    '$page:$line $command',
    async ({ command, settings }) => {
      if (command.startsWith('curl ')) {
        const local = command.replaceAll('http://127.0.0.1:4000', shop.url);
        const { stdout } = await promisify(execFile)('sh', ['-c', local]);
        expect(JSON.parse(stdout)).not.toHaveProperty('errors');
        return;
      }
      const [program, ...args] = programOf(command);
      const { code, stderr } = await shop.run(program, [...args, ...shortened(program, args)], settings);
      expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
    },
    120_000,
  );

  /** `npm run models -- list` is the program `models` with the argument `list`. */
  function programOf(command: string): [string, ...string[]] {
    const [, seedArgs] = /^npx prisma db seed(?: -- (.*))?$/.exec(command) ?? [];
    if (command.startsWith('npx prisma db seed')) return ['import', ...(seedArgs?.split(' ') ?? [])];
    const [, script = '', rest = ''] = /^npm run ([\w:]+)(?: -- (.*))?$/.exec(command) ?? [];
    const [, program] = /run\.mjs (\S+)$/.exec(scripts[script] ?? '') ?? [];
    if (program === undefined)
      throw new Error(`Expected a command that runs a program of src/cli, got "${command}".`);
    return [program, ...rest.split(' ').filter(Boolean)];
  }

  /** Adds options that make a command fast, and suitable for a tiny shop, without changing its purpose. */
  function shortened(program: string, args: readonly string[]): readonly string[] {
    const isMissing = (option: string) => !args.includes(option);
    switch (program) {
      case 'train':
      case 'nightly':
        return [
          ...(isMissing('--quick') ? ['--quick'] : []),
          // With sixty users, models differ by more than the tolerance, which is meant for thousands.
          ...((program === 'nightly' || args.includes('--gate')) && isMissing('--tolerance')
            ? ['--tolerance', '0.2']
            : []),
        ];
      case 'evaluate':
        return isMissing('--no-baselines') ? ['--tune-budget', '0'] : [];
      default:
        return [];
    }
  }
});

describe('clients', () => {
  const client = (name: string) => join(root, 'docs', 'clients', name);
  const list = /^PERSONALIZED\n1\. \d+\.\d % {2}\S.*\n2\. /;
  const unknown = '00000000-0000-4000-8000-000000000000';

  async function call(program: string, args: readonly string[]) {
    const env = { ...process.env, TIMELE_URL: `${shop.url}/graphql` };
    return promisify(execFile)(program, args, { env });
  }

  /** The reason why a program is not available on this machine, if so. */
  async function missing(program: string): Promise<string | undefined> {
    return promisify(execFile)(program, ['--version']).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => `${program} is not on this machine (${error.code})`,
    );
  }

  test('TypeScript', async () => {
    const { code } = transformSync(readDocument('docs/clients/recommend.ts'), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    });
    const script = join(shop.folder, 'client.cjs');
    writeFileSync(script, code);
    expect((await call(process.execPath, [script, DOCUMENTED_USER])).stdout).toMatch(list);
    await expect(call(process.execPath, [script, unknown])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^USER_NOT_FOUND: /),
    });
  });

  test('Python', async () => {
    const why = await missing('python3');
    if (why !== undefined) return console.warn(`skipped: ${why}`);
    expect((await call('python3', [client('recommend.py'), DOCUMENTED_USER])).stdout).toMatch(list);
    await expect(call('python3', [client('recommend.py'), unknown])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^USER_NOT_FOUND: /),
    });
  });

  test('curl', async () => {
    const why = await missing('curl');
    if (why !== undefined) return console.warn(`skipped: ${why}`);
    const answer = JSON.parse((await call('sh', [client('recommend.sh'), DOCUMENTED_USER])).stdout) as {
      data: { recommendations: { strategy: string; items: readonly unknown[] } };
    };
    expect(answer.data.recommendations.strategy).toBe('PERSONALIZED');
    expect(answer.data.recommendations.items).toHaveLength(5);
    expect((await call('sh', [client('recommend.sh'), unknown])).stdout).toContain('USER_NOT_FOUND');
  });
});
