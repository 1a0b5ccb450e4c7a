/**
 * Rules of arguments and input fields, by class. They are declared on the class (rules.ts) and checked before a resolver
 * runs. Checking a valid request costs one call per rule and allocates no violations.
 */

export interface Rule {
  /** Completes the message "dayOfWeek: expected ..., got 9". */
  readonly expected: string;
  /** @param owner object that contains the value */
  holds: (value: unknown, owner: Readonly<Record<string, unknown>>) => boolean;
}

/** A rule that a value violates. */
export interface Violation {
  /** Path from the argument to the value: "events.0.productId". */
  readonly path: string;
  readonly expected: string;
  readonly got: unknown;
}

interface RuledProperty {
  readonly name: string;
  /** In source order; the first violated rule is reported. */
  readonly rules: Rule[];
  /** Whether the properties of the value, or of its entries, are checked too. */
  nested: boolean;
}

/** By prototype: the properties that its own class declares. */
const declared = new Map<object, Map<string, RuledProperty>>();

/** By prototype: including inherited properties. */
const compiled = new WeakMap<object, readonly RuledProperty[]>();

/** Decorators run from bottom to top, hence `unshift`. */
export function declareRule(prototype: object, property: string, rule: Rule): void {
  propertyOf(prototype, property).rules.unshift(rule);
}

export function declareNested(prototype: object, property: string): void {
  propertyOf(prototype, property).nested = true;
}

/** @returns the violations in an argument; none for plain values and for classes without rules */
export function violationsOf(argument: unknown): readonly Violation[] {
  const found: Violation[] = [];
  collect(argument, '', found);
  return found;
}

function collect(value: unknown, prefix: string, found: Violation[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) return value.forEach((entry, i) => collect(entry, `${prefix}${i}.`, found));
  const owner = value as Readonly<Record<string, unknown>>;
  for (const { name, rules, nested } of rulesOf(Object.getPrototypeOf(value) as object | null)) {
    const own = owner[name];
    // A missing or null value satisfies every rule.
    if (own === undefined || own === null) continue;
    const violated = rules.find((rule) => !rule.holds(own, owner));
    if (violated) found.push({ path: `${prefix}${name}`, expected: violated.expected, got: own });
    if (nested) collect(own, `${prefix}${name}.`, found);
  }
}

/** The class's own properties precede inherited ones. */
function rulesOf(prototype: object | null): readonly RuledProperty[] {
  if (prototype === null) return [];
  const known = compiled.get(prototype);
  if (known) return known;
  const own = [...(declared.get(prototype)?.values() ?? [])];
  const inherited = rulesOf(Object.getPrototypeOf(prototype) as object | null);
  const all = [...own, ...inherited.filter(({ name }) => !own.some((property) => property.name === name))];
  compiled.set(prototype, all);
  return all;
}

function propertyOf(prototype: object, name: string): RuledProperty {
  const properties = declared.get(prototype) ?? new Map<string, RuledProperty>();
  declared.set(prototype, properties);
  const property = properties.get(name) ?? { name, rules: [], nested: false };
  properties.set(name, property);
  return property;
}
