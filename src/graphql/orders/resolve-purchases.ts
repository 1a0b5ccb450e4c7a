/** Finds the users and products of purchases, creates those that the caller may create, and names all that are missing. */
import { readSql } from '../../lib/read-sql';
import { userUuid } from '../../users/user-uuid';
import { ApiError } from '../errors';
import { knownProducts } from '../products/requested-products';
import { upsertProducts } from '../products/upsert-products';
import type { RequestContext } from '../request-context';
import { hasScope, requireUser } from '../viewer';
import type { DraftPurchase } from './draft-purchase';
import type { Purchase } from './purchase';

export interface ResolvedPurchase {
  /** A user to create with the first purchase has only an external id. */
  readonly user: { readonly key: number } | { readonly externalId: string };
  readonly purchase: Purchase;
}

/** @returns for each draft, in order */
export async function resolvePurchases(
  context: RequestContext,
  drafts: readonly DraftPurchase[],
): Promise<readonly (ResolvedPurchase | ApiError)[]> {
  const [users, products] = await Promise.all([findUsers(context, drafts), findProducts(context, drafts)]);
  const problems = drafts.map((draft) => problemOf(context, draft, users, products));
  const sound = drafts.filter((_, i) => problems[i] === null);
  const created = await createProducts(context, sound, products);
  return drafts.map((draft, i) => problems[i] ?? resolved(draft, users, new Map([...products, ...created])));
}

interface KnownUser {
  readonly key: number;
  readonly uuid: string;
  readonly externalId: string;
}

class KnownUsers {
  private readonly byUuid: ReadonlyMap<string, KnownUser>;
  private readonly byExternalId: ReadonlyMap<string, KnownUser>;

  constructor(users: readonly KnownUser[]) {
    this.byUuid = new Map(users.map((user) => [user.uuid, user]));
    this.byExternalId = new Map(users.map((user) => [user.externalId, user]));
  }

  of({ user }: DraftPurchase): KnownUser | undefined {
    return 'uuid' in user ? this.byUuid.get(user.uuid) : this.byExternalId.get(user.externalId);
  }
}

async function findUsers(
  { services }: RequestContext,
  drafts: readonly DraftPurchase[],
): Promise<KnownUsers> {
  const uuids = drafts.flatMap(({ user }) => ('uuid' in user ? [user.uuid] : []));
  const externalIds = drafts.flatMap(({ user }) => ('externalId' in user ? [user.externalId] : []));
  const { rows } = await services.database.pool.query<KnownUser>(readSql(__dirname, 'users-of-purchases'), [
    uuids,
    externalIds,
  ]);
  return new KnownUsers(rows);
}

/** External id -> key. */
async function findProducts(
  context: RequestContext,
  drafts: readonly DraftPurchase[],
): Promise<ReadonlyMap<string, number>> {
  const ids = [...new Set(drafts.flatMap(({ items }) => items.map(({ productId }) => productId)))];
  const found = await knownProducts(context, ids);
  return new Map(found.flatMap((product) => (product ? [[product.id, product.key] as const] : [])));
}

function problemOf(
  context: RequestContext,
  draft: DraftPurchase,
  users: KnownUsers,
  products: ReadonlyMap<string, number>,
): ApiError | null {
  const { viewer, services } = context;
  const user = users.of(draft);
  try {
    const named = draft.user;
    const uuid = 'uuid' in named ? named.uuid : userUuid(services.userUuidNamespace, named.externalId);
    requireUser(viewer, user?.uuid ?? uuid, 'orders:write');
  } catch (error) {
    return error as ApiError;
  }
  const missingUser = user ? null : missingUserText(context, draft);
  const missingProducts = missingProductsText(context, draft, products);
  if (missingUser === null && missingProducts === null) return null;
  const text = [missingUser, missingProducts].filter((part) => part !== null).join('; ');
  return new ApiError(missingUser === null ? 'PRODUCT_NOT_FOUND' : 'USER_NOT_FOUND', text);
}

/** External ids of users can be e-mail addresses, so they are not repeated. */
function missingUserText({ viewer }: RequestContext, { user }: DraftPurchase): string | null {
  if ('uuid' in user) return `userId: expected the UUID of an existing user, got ${user.uuid}`;
  if (hasScope(viewer, 'users:write')) return null;
  return 'userExternalId: expected the id of an existing user, got another one; creating users requires the scope users:write';
}

const MAX_NAMED = 20;

function missingProductsText(
  { viewer }: RequestContext,
  { basketField, items }: DraftPurchase,
  products: ReadonlyMap<string, number>,
): string | null {
  const mayCreate = hasScope(viewer, 'catalogue:write');
  const unknown = items.filter(({ productId }) => !products.has(productId));
  const missing = mayCreate ? unknown.filter(({ name }) => name === null) : unknown;
  if (missing.length === 0) return null;
  const named = missing.slice(0, MAX_NAMED).map(({ productId }) => JSON.stringify(productId));
  const more = missing.length > MAX_NAMED ? ` and ${missing.length - MAX_NAMED} more` : '';
  const text = `${basketField}: expected ids of existing products, got ${named.join(', ')}${more}`;
  if (basketField === 'productIds') return text;
  const cure = mayCreate
    ? 'give each of these items a name to create its product'
    : 'creating products requires the scope catalogue:write';
  return `${text}; ${cure}`;
}

async function createProducts(
  { services, loaders }: RequestContext,
  drafts: readonly DraftPurchase[],
  products: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const names = new Map<string, string>();
  for (const { productId, name } of drafts.flatMap(({ items }) => items)) {
    if (name !== null && !products.has(productId) && !names.has(productId)) names.set(productId, name);
  }
  if (names.size === 0) return new Map();
  const changes = [...names].map(([externalId, name]) => ({ externalId, name }));
  const created = await upsertProducts(services.database.pool, changes);
  loaders.productById.clearAll();
  return new Map(
    created.flatMap((product, i) =>
      product instanceof ApiError ? [] : [[changes[i].externalId, product.key] as const],
    ),
  );
}

function resolved(
  draft: DraftPurchase,
  users: KnownUsers,
  products: ReadonlyMap<string, number>,
): ResolvedPurchase {
  const user = users.of(draft);
  const items = draft.items.map(({ productId, quantity }) => ({
    productKey: products.get(productId) as number,
    quantity,
  }));
  return {
    user: user ? { key: user.key } : (draft.user as { externalId: string }),
    purchase: { ...draft.circumstances, items },
  };
}
