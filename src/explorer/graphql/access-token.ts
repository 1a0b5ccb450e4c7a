/**
 * The bearer token for servers that require one (AUTH_MODE=jwt). It is kept in session storage, that is, until the tab is
 * closed.
 */

const STORAGE_KEY = 'timel-e:access-token';

export const accessToken = {
  read: (): string | null => sessionStorage.getItem(STORAGE_KEY),

  /** @param token as issued, without "Bearer"; an empty token is deleted */
  write(token: string): void {
    const trimmed = token.trim();
    if (trimmed === '') sessionStorage.removeItem(STORAGE_KEY);
    else sessionStorage.setItem(STORAGE_KEY, trimmed);
  },
};
