/** The result of the last action, shown and read out by <Announcement>. */
type Listener = () => void;

let current = '';
const listeners = new Set<Listener>();

export function announce(message: string): void {
  current = message;
  for (const listener of listeners) listener();
}

export const announcements = {
  read: (): string => current,
  subscribe: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
