/** Something the reader can act on: its message is shown as it stands, without a stack. */
export class Failure extends Error {}
