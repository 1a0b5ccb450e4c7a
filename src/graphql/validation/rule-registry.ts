/**
 * What arguments and input fields must be like, by class: rules are declared with the class (rules.ts) and looked at when
 * an argument comes in. A request without fault costs one call a rule and makes nothing.
 */

export interface Rule {
  /** Finishes the sentence "dayOfWeek: expected ..., got 9". */
  readonly expected: string;
  /** @param owner the object that the value stands in */
  holds(value: unknown, owner: Readonly<Record<string, unknown>>): boolean;
}

/** A rule that does not hold. */
export interface Violation {
  /** From the argument to the value: "events.0.productId". */
  readonly path: string;
  readonly expected: string;
  readonly got: unknown;
}

interface RuledProperty {
  readonly name: string;
  /** In the order in which they are written; the first that does not hold is told. */
  readonly rules: Rule[];
  /** Are the value's own properties looked at too, or those of its entries? */
  nested: boolean;
}

/** By prototype: what its class declares itself. */
const declared = new Map<object, Map<string, RuledProperty>>();

/** By prototype: with what it inherits. */
const compiled = new WeakMap<object, readonly RuledProperty[]>();

/** Decorators run from the bottom to the top of what is written. */
export function declareRule(prototype: object, property: string, rule: Rule): void {
  propertyOf(prototype, property).rules.unshift(rule);
}

export function declareNested(prototype: object, property: string): void {
  propertyOf(prototype, property).nested = true;
}

/** @returns what is wrong with an argument: nothing for plain values and for classes without rules */
export function violationsOf(argument: unknown): readonly Violation[] {
  const found: Violation[] = [];
  look(argument, '', found);
  return found;
}

function look(value: unknown, prefix: string, found: Violation[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) return value.forEach((entry, i) => look(entry, `${prefix}${i}.`, found));
  const owner = value as Readonly<Record<string, unknown>>;
  for (const { name, rules, nested } of rulesOf(Object.getPrototypeOf(value) as object | null)) {
    const own = owner[name];
    // A missing or null value breaks no rule.
    if (own === undefined || own === null) continue;
    const broken = rules.find((rule) => !rule.holds(own, owner));
    if (broken) found.push({ path: `${prefix}${name}`, expected: broken.expected, got: own });
    if (nested) look(own, `${prefix}${name}.`, found);
  }
}

/** The class's own properties first. */
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
