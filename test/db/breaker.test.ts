import { Breaker } from '../../src/db/breaker';

const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const late = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
const wrong = Object.assign(new Error('relation "orderz" does not exist'), { code: '42P01' });

describe('Breaker', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  test('admits every request until the database is lost, none for a second, then one', () => {
    const breaker = new Breaker();
    expect(breaker.admits()).toBe(true);
    breaker.failed(lost);
    expect(breaker.admits()).toBe(false);
    jest.advanceTimersByTime(999);
    expect(breaker.admits()).toBe(false);
    jest.advanceTimersByTime(1);
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false]);
  });

  test('the outcome of the one admitted request decides', () => {
    const breaker = new Breaker();
    breaker.failed(lost);
    jest.advanceTimersByTime(1000);
    breaker.admits();
    breaker.failed(late);
    expect(breaker.admits()).toBe(false);
    jest.advanceTimersByTime(1000);
    breaker.admits();
    breaker.succeeded();
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true]);
  });

  test('opens after three timeouts in a row, not after fewer', () => {
    const breaker = new Breaker();
    for (const error of [late, late]) breaker.failed(error);
    breaker.succeeded();
    for (const error of [late, late]) breaker.failed(error);
    expect(breaker.admits()).toBe(true);
    breaker.failed(late);
    expect(breaker.admits()).toBe(false);
  });

  test('counts an error of the statement itself as success', () => {
    const breaker = new Breaker();
    for (const error of [late, late, wrong, late, late]) breaker.failed(error);
    expect(breaker.admits()).toBe(true);
  });
});
