import { type Message, say } from '../../i18n/message';

/** Why a part of a pasted text, which means something to the program it was written for, is not used. */
export const LEFT_OUT_REASONS = [
  /** A setting of a driver; the advice for the backend's own driver says it anew where it is needed. */
  'driver-setting',
  /** Something of the client's machine or session: keepalives, Kerberos, a log level. */
  'client-setting',
  /** A file on the machine the text was written for. */
  'file-elsewhere',
  /** Poolers have no channel binding. */
  'pooler-without-channel-binding',
  /** One of several hosts: the ladder climbs the first one only. */
  'other-host',
  /** A whole connection of its own beside the ones that were taken. */
  'other-connection',
  /** A secret of another role than the door's. */
  'other-secret',
  /** A command, a query or an output option of a command line. */
  'command-option',
  /** An entry for another kind of database or service. */
  'other-service',
  /** A variable whose value stands elsewhere. */
  'undefined-variable',
  /** A variable or key that says nothing of a connection. */
  'not-a-connection',
  /** Nothing is known of it. */
  'unknown',
] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

/** A part of the text that was left out, by its name and never by its value. */
export interface LeftOut {
  readonly part: string;
  readonly reason: LeftOutReason;
  readonly message: Message;
}

/** Names a part that was left out. Names are cut short: a text that was misread may hold anything. */
export function leaveOut(part: string, reason: LeftOutReason): LeftOut {
  const name = /^[\p{L}\p{N} ._$@:/+[\]-]{1,60}/u.exec(part)?.[0]?.trim() || '?';
  return { part: name, reason, message: say(`connection.leftOut.${reason}` as const, { part: name }) };
}
