import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { systemQuery } from './queries';
import type { Report } from './queries';

const everyMs = 2000;

/** As many as cover the last minute, and one to start from. */
const kept = 31;

/** Asks every two seconds while the page is looked at, and keeps what it heard in the last minute, oldest first. */
export function useReports() {
  const answer = useQuery(systemQuery, {
    fetchPolicy: 'network-only',
    pollInterval: everyMs,
    skipPollAttempt: () => document.hidden,
  });
  const [reports, setReports] = useState<readonly Report[]>([]);
  const latest = answer.data?.system;
  useEffect(() => {
    if (!latest) return;
    setReports((before) =>
      before.at(-1)?.readAt === latest.readAt ? before : [...before, latest].slice(-kept),
    );
  }, [latest]);
  return { answer, reports };
}
