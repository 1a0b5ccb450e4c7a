/** What the doctor says of one thing: fine, or what is wrong and what to do about it. */
export interface Finding {
  /** The thing looked at, as a stable word for scripts. */
  readonly check: string;
  readonly verdict: 'ok' | 'warning' | 'fault';
  readonly message: string;
  /** What to do; absent when all is well. */
  readonly cure?: string;
}

export const ok = (check: string, message: string): Finding => ({ check, verdict: 'ok', message });
export const warning = (check: string, message: string, cure: string): Finding => ({
  check,
  verdict: 'warning',
  message,
  cure,
});
export const fault = (check: string, message: string, cure: string): Finding => ({
  check,
  verdict: 'fault',
  message,
  cure,
});
