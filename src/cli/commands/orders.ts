/** `npm run orders -- cancel`: the orders in the database. */
import { isOrderId } from '../../graphql/validation/ids';
import { canonicalExternalId } from '../../orders/external-id';
import type { OrderName } from '../../graphql/orders/cancel-order';
import { cancelOrders } from '../orders/cancel-orders';
import { commandOf, examplesText, runCommand } from '../run-command';

interface Options {
  readonly externalId: readonly string[];
}

void runCommand(async ({ environment, database }) => {
  const program = commandOf({
    name: 'npm run orders --',
    description: 'Cancels orders.',
    examples: ['npm run orders -- cancel --external-id 2026-4711'],
  });
  const cancel = program
    .command('cancel')
    .description(
      'cancel orders: they are removed, later orders of the same user are renumbered, and neither an import nor the API brings them back. Cancelling an order again changes nothing.',
    )
    .argument('[id...]', 'ids of orders, as in Order.id of the API')
    .option('--external-id <id>', "the shop's own id of an order; may be repeated", collect, [])
    .addHelpText(
      'after',
      examplesText([
        'npm run orders -- cancel 887 -12',
        'npm run orders -- cancel --external-id 2026-4711 --external-id 2026-4712',
      ]),
    )
    .action(async (ids: readonly string[], { externalId }: Options) => {
      const wrong = ids.find((id) => !isOrderId(id));
      if (wrong !== undefined)
        return cancel.error(
          `Expected an id of an order, which is a whole number, got "${wrong}". For the shop's own ids, use --external-id.`,
        );
      const empty = externalId.find((id) => canonicalExternalId(id) === undefined);
      if (empty !== undefined)
        return cancel.error(`--external-id: expected 1 to 255 characters, got "${empty}".`);
      const names: OrderName[] = [
        ...ids.map((id): OrderName => ({ kind: 'key', key: Number(id) })),
        ...externalId.map((id): OrderName => ({ kind: 'externalId', externalId: id.trim() })),
      ];
      if (names.length === 0) return cancel.error('Expected an id or --external-id, got neither.');
      const { pool } = await database();
      await cancelOrders({ pool, zone: environment.shopZone }, names, (line) =>
        process.stdout.write(`${line}\n`),
      );
    });
  cancel.copyInheritedSettings(program);
  await program.parseAsync();
});

function collect(id: string, ids: readonly string[]): readonly string[] {
  return [...ids, id];
}
