import type { Message } from '../../../i18n/message';
import type { ErrorCode } from '../../../platform/errors/error-code';
import type { ParsedStatement } from '../parsed-statement';
import type { OutsideReach } from './outside-reach';

/** What a rule may have to know about the place the schema goes to, and about the file so far. */
export interface RewriteContext {
  /** Tables that the file made before this statement, as `schema.name`. */
  readonly newTables: ReadonlySet<string>;
  /** What the file itself makes anywhere, as `class schema.name`: see `madeNames`. */
  readonly ownNames: ReadonlySet<string>;
  /** What the file made before this statement that reaches outside its transaction. */
  readonly outside: OutsideReach;
  /** Schemas in which the file takes extensions to be. */
  readonly asked: ReadonlySet<string>;
  /** Extensions that the target has, with the schema each is in and what it brings. */
  readonly installed: readonly InstalledExtension[];
  /** Extensions that the target offers; null when the target was not asked. */
  readonly offered: ReadonlySet<string> | null;
}

export interface InstalledExtension {
  readonly name: string;
  readonly schema: string;
  /** What it brings, as `class name`: `function digest`, `type citext`, `class gin_trgm_ops`. */
  readonly members: readonly string[];
}

/** What becomes of a statement: left out or changed, each with the reason; or the whole file is refused. */
export type Rewriting =
  | { readonly kind: 'drop'; readonly reason: Message }
  | { readonly kind: 'replace'; readonly text: string; readonly reason: Message }
  | { readonly kind: 'refuse'; readonly code: ErrorCode; readonly params?: Readonly<Record<string, string>> };

/** One rule, one file; `null` leaves the statement to the next rule. */
export interface RewriteRule {
  readonly id: string;
  readonly apply: (statement: ParsedStatement, context: RewriteContext) => Rewriting | null;
}
