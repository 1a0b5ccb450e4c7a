import { useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { systemQuery } from './system-queries';
import type { Report } from './system-queries';

const POLL_INTERVAL_MS = 2000;

/** Number of reports that cover the last minute, plus one to start from. */
const MAX_REPORTS = 31;

/** Polls every two seconds while the page is visible and keeps the reports of the last minute, oldest first. */
export function useReports() {
  const answer = useQuery(systemQuery, {
    fetchPolicy: 'network-only',
    pollInterval: POLL_INTERVAL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const [reports, setReports] = useState<readonly Report[]>([]);
  const latest = answer.data?.system;
  useEffect(() => {
    if (!latest) return;
    setReports((before) =>
      before.at(-1)?.readAt === latest.readAt ? before : [...before, latest].slice(-MAX_REPORTS),
    );
  }, [latest]);
  return { answer, reports };
}
