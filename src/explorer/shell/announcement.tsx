import { CloseButton } from '@mantine/core';
import { useEffect, useSyncExternalStore } from 'react';
import { announce, announcements } from './announcements';
import classes from './shell.module.css';

const shownMs = 12_000;

/** The region is always there: screen readers only read out what changes inside one that they know. */
export function Announcement() {
  const message = useSyncExternalStore(announcements.subscribe, announcements.read);
  useEffect(() => {
    if (message === '') return;
    const timer = setTimeout(() => announce(''), shownMs);
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
