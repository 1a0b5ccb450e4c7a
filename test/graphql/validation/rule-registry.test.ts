import { violationsOf } from '../../../src/graphql/validation/rule-registry';
import { From1To, Nested, NotBelow, TextUpTo, WholeNumber } from '../../../src/graphql/validation/rules';

class Inner {
  @WholeNumber(0, 9)
  readonly digit?: number | null;
}

class Base {
  @WholeNumber(1, 100)
  readonly first?: number | null;
}

class Args extends Base {
  @TextUpTo(3)
  @TextUpTo(2)
  readonly text?: unknown;

  @WholeNumber(0, 100)
  @NotBelow('first')
  readonly max?: number;

  @From1To(2, 'entries')
  @Nested()
  readonly list?: readonly Inner[];

  @Nested()
  readonly inner?: Inner;
}

const args = (values: object) => Object.assign(new Args(), values);
const inner = (digit: unknown) => Object.assign(new Inner(), { digit });
const paths = (argument: unknown) => violationsOf(argument).map(({ path, expected }) => [path, expected]);

describe('rules of arguments', () => {
  test.each([[undefined], [null], [7], ['text'], [{ first: 0 }], [[{ first: 0 }]], [Object.create(null)]])(
    'has none for %p',
    (argument) => expect(violationsOf(argument)).toEqual([]),
  );

  test('finds no violation in valid, missing and null values', () => {
    expect(violationsOf(args({}))).toEqual([]);
    expect(violationsOf(args({ first: null, text: null, list: null, inner: null }))).toEqual([]);
    expect(violationsOf(args({ first: 5, max: 5, text: 'ab', list: [inner(0)], inner: inner(9) }))).toEqual(
      [],
    );
  });

  test('reports the first violated rule of each value, inherited rules last, with the value', () => {
    expect(paths(args({ first: 0, text: 'abcd' }))).toEqual([
      ['text', '1 to 3 characters'],
      ['first', 'a whole number from 1 to 100'],
    ]);
    expect(violationsOf(args({ text: 'abc' }))).toEqual([
      { path: 'text', expected: '1 to 2 characters', got: 'abc' },
    ]);
    expect(paths(args({ first: 6, max: 5 }))).toEqual([['max', 'a number not below first']]);
  });

  test('checks nested inputs and lists of inputs', () => {
    expect(paths(args({ list: [inner(1), inner(10)], inner: inner('x') }))).toEqual([
      ['list.1.digit', 'a whole number from 0 to 9'],
      ['inner.digit', 'a whole number from 0 to 9'],
    ]);
    expect(paths(args({ list: [] }))).toEqual([['list', '1 to 2 entries']]);
    expect(paths([inner(10)])).toEqual([['0.digit', 'a whole number from 0 to 9']]);
  });
});
