/** The result of one check: ok, or a problem with its fix. */
export interface Finding {
  /** Name of the check, stable for scripts. */
  readonly check: string;
  readonly verdict: 'ok' | 'warning' | 'fault';
  readonly message: string;
  /** How to fix it; absent if the verdict is ok. */
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
