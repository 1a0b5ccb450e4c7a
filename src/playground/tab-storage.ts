import type { Storage as GraphiQLStorage } from '@graphiql/toolkit';

/**
 * The browser's storage, separated by data set: after an import of other data, the examples match that data, and the
 * previous tabs return together with the previous data.
 *
 * @param data identifies the data set
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
