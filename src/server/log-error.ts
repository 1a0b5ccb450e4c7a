import pino from 'pino';

/** Fields of an error in the log: type, code, message and stack, including those of its causes. */
export interface LoggedError {
  readonly type: string;
  readonly code?: string;
  readonly message: string;
  readonly stack: string;
}

/**
 * Removes personal data from an error. Databases and libraries repeat values in their messages ("Key (uuid)=(...) already
 * exists") and whole rows in fields of their own: these fields are dropped, and user ids, e-mail addresses and tokens in the
 * text are masked.
 */
export function withoutPersonalData(thrown: unknown): LoggedError {
  const { type, code, message, stack } = pino.stdSerializers.err(
    thrown instanceof Error ? thrown : new Error(String(thrown)),
  );
  return {
    type,
    ...(typeof code === 'string' && { code }),
    message: masked(message),
    stack: masked(stack),
  };
}

const personal: readonly RegExp[] = [
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi,
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  // A signed token: three base64url parts, the first of which starts with {" when decoded.
  /eyJ[\w-]+\.[\w-]+\.[\w-]*/g,
  // The password in the URL of a database.
  /(?<=:\/\/[^\s:/@]*:)[^\s@]+(?=@)/g,
];

function masked(text: string): string {
  return personal.reduce((rest, pattern) => rest.replace(pattern, '[...]'), text);
}
