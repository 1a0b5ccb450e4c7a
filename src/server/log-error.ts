import pino from 'pino';

/** What a log keeps of an error: its kind, code, message and stack, with those of its causes. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack: string;
}

/**
 * An error as the log shows it. Databases and libraries like to repeat in their messages the values they were given
 * ("Key (uuid)=(...) already exists"), and in fields of their own whole rows: the fields are dropped, and ids of
 * users, e-mail addresses and tokens in the text are blotted out.
 */
export function withoutPersonalData(thrown: unknown): LoggedError {
  const { type, code, message, stack } = pino.stdSerializers.err(
    thrown instanceof Error ? thrown : new Error(String(thrown)),
  );
  return {
    type,
    ...(typeof code === 'string' && { code }),
    message: blotted(message),
    stack: blotted(stack),
  };
}

const personal: readonly RegExp[] = [
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  // A signed token: three parts in base64url, the first of which begins with {".
  /eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  // The password in a database's address.
  /(?<=:\/\/[^\s:/@]*:)[^\s@]+(?=@)/g,
];

function blotted(text: string): string {
  return personal.reduce((rest, pattern) => rest.replace(pattern, '[...]'), text);
}
