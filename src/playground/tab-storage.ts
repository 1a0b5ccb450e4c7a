import type { Storage as GraphiQLStorage } from '@graphiql/toolkit';

/**
 * The browser's storage, kept apart for each set of data: whoever imports other data finds examples that fit it, and
 * the tabs of before when the data comes back.
 *
 * @param data what tells one set of data from another
 */
export function tabStorage(storage: Storage, data: string): GraphiQLStorage {
  const prefix = `timel-e:${data}:`;
  const ownKeys = () => Object.keys(storage).filter((key) => key.startsWith(prefix));
  return {
    getItem: (key) => storage.getItem(prefix + key),
    setItem: (key, value) => storage.setItem(prefix + key, value),
    removeItem: (key) => storage.removeItem(prefix + key),
    clear: () => {
      for (const key of ownKeys()) storage.removeItem(key);
    },
    get length() {
      return ownKeys().length;
    },
  };
}
