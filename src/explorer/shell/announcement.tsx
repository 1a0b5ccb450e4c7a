import { CloseButton } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { announce, announcements } from './announcements';
import classes from './shell.module.css';

const DISPLAY_MS = 12_000;

/** Always rendered, because screen readers announce only changes within an existing live region. */
export function Announcement() {
  const message = useSyncExternalStore(announcements.subscribe, announcements.read);
  useEffect(() => {
    if (message === '') return;
    const timer = setTimeout(() => announce(''), DISPLAY_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return (
    <div role="status" className={message === '' ? classes.silent : classes.announcement}>
      {message}
      {message !== '' && (
        <CloseButton size="sm" aria-label="Close this message" onClick={() => announce('')} />
      )}
    </div>
  );
}
