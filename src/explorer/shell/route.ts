/** Where the reader is: one of three views, with parameters in the address, so that a link leads to the same thing. */
import { useSyncExternalStore } from 'react';

export const views = [
  { path: '/', name: 'Shopper' },
  { path: '/model', name: 'Model' },
  { path: '/system', name: 'System' },
] as const;

export type Path = (typeof views)[number]['path'];

export interface Route {
  readonly path: Path;
  readonly parameters: URLSearchParams;
}

export function useRoute(): Route {
  const address = useSyncExternalStore(subscribe, () => `${location.pathname}${location.search}`);
  const { pathname, searchParams } = new URL(address, location.origin);
  const known = views.find(({ path }) => path === pathname.replace(/(.)\/$/, '$1'));
  return { path: known?.path ?? '/', parameters: searchParams };
}

/** @param replace leaves no step for the back button */
export function go(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  return () => removeEventListener('popstate', onChange);
}
