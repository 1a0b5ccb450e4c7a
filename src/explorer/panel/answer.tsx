import type { ReactNode } from 'react';
import classes from './panel.module.css';
import { Failed, Loading } from './panel-states';

/** The part of Apollo's result that a panel uses. */
export interface QueryAnswer<Data> {
  readonly data?: Data | undefined;
  readonly previousData?: Data | undefined;
  readonly loading: boolean;
  readonly error?: unknown;
  readonly refetch: () => Promise<unknown>;
}

interface AnswerProps<Data> {
  readonly answer: QueryAnswer<Data>;
  /** Such as "the history". */
  readonly what: string;
  readonly lines?: number;
  readonly children: (data: Data) => ReactNode;
}

/** Shows data if there is any (during a new request, that of the previous one), otherwise a loading or error state. */
export function Answer<Data>({ answer, what, lines, children }: AnswerProps<Data>) {
  const { data, previousData, loading, error, refetch } = answer;
  if (error !== undefined && !loading)
    return <Failed error={error} onRetry={() => void refetch().catch(() => {})} />;
  const shown = data ?? previousData;
  if (shown === undefined) return <Loading what={what} {...(lines !== undefined && { lines })} />;
  return (
    <div aria-busy={loading} className={loading && data === undefined ? classes.busy : undefined}>
      {children(shown)}
    </div>
  );
}
