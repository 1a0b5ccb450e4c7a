/** The current view and its parameters, stored in the URL so that every state can be linked to. */
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

/** @param replace whether to replace the current history entry */
export function go(address: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
}

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange);
  return () => removeEventListener('popstate', onChange);
}
