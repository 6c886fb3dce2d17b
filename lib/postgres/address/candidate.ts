import type { LeftOut } from './left-out';
import type { Assignment } from './notation/assignment';
import type { ConnectionForm, ConnectionParts } from './parsed-connection';

/** One connection that a text holds, before it is said what it means. */
export interface Candidate {
  /** The key that it stood under; empty for a bare string. */
  readonly name: string;
  readonly form: ConnectionForm;
  readonly parts: ConnectionParts;
  /** True where its name says that it is for sessions: `DIRECT_URL` and the like. */
  readonly isSession: boolean;
}

export interface Candidates {
  readonly list: readonly Candidate[];
  /** What the text says beside its connections. */
  readonly leftOut: readonly LeftOut[];
  /** Every name and value of the text, references filled in. */
  readonly lines: readonly Assignment[];
}

const SESSION_NAME = /DIRECT|NON_?POOLING|UNPOOLED|SESSION|MIGRAT|SHADOW/i;

/** A candidate under the name that it stood under. */
export function candidate(name: string, form: ConnectionForm, parts: ConnectionParts): Candidate {
  return { name, form, parts, isSession: SESSION_NAME.test(name) };
}
