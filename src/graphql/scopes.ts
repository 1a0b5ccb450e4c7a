/** The rights that a token can have beyond its own user's data. All names that the service knows are listed here. */
export const scopes = {
  'recommendations:any': "Read every user's data, lists over all users and the state of the service.",
  'catalogue:write': 'Create and change products, and set their availability.',
  'orders:write': 'Record and cancel orders of every user.',
  'users:write': 'Create and change users.',
  'users:erase': 'Erase users.',
  'imports:run': 'Start imports.',
  'models:activate': 'Activate another model.',
} as const;

export type Scope = keyof typeof scopes;

export function isScope(name: unknown): name is Scope {
  return typeof name === 'string' && Object.hasOwn(scopes, name);
}
