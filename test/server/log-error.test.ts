import { withoutPersonalData } from '../../src/server/log-error';
import { uuidOf } from './test-shop';
import { token } from './tokens';

describe('an error in the log', () => {
  test('keeps type, code, message, stack and causes, and no other field', () => {
    const cause = Object.assign(new Error('connection refused'), { address: '10.0.0.1' });
    const error = Object.assign(new TypeError('no answer', { cause }), {
      code: '08006',
      detail: 'Key (email)',
    });
    const logged = withoutPersonalData(error);
    expect(Object.keys(logged).toSorted()).toEqual(['code', 'message', 'stack', 'type']);
    expect(logged).toMatchObject({
      type: 'TypeError',
      code: '08006',
      message: 'no answer: connection refused',
    });
    expect(logged.stack).toContain('log-error.test.ts');
  });

  test('contains no personal data: user ids, e-mail addresses, tokens and passwords are masked', async () => {
    const jwt = await token({ sub: uuidOf(1) });
    const secrets = [uuidOf(1), uuidOf(2).toUpperCase(), 'ann.o+1@mail.example.com', jwt, 'pa5s/word'];
    const text = `of ${secrets[0]}, ${secrets[1]} <${secrets[2]}>: Bearer ${jwt} at postgresql://shop:${secrets[4]}@db:5432/x`;
    const { message, stack } = withoutPersonalData(new Error(text));
    for (const part of secrets) expect(`${message}${stack}`).not.toContain(part);
    expect(message).toBe('of [...], [...] <[...]>: Bearer [...] at postgresql://shop:[...]@db:5432/x');
  });

  test('accepts any thrown value', () => {
    expect(withoutPersonalData('not an Error object')).toMatchObject({
      type: 'Error',
      message: 'not an Error object',
    });
  });
});
