/**
 * The bearer token for servers that ask for one (AUTH_MODE=jwt). It lives as long as the browser's tab: closing the tab
 * forgets it.
 */
const key = 'timel-e:access-token';

export const accessToken = {
  read: (): string | null => sessionStorage.getItem(key),

  /** @param token as issued, without "Bearer"; empty forgets it */
  write(token: string): void {
    const trimmed = token.trim();
    if (trimmed === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, trimmed);
  },
};
