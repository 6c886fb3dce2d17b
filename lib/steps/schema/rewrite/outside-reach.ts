import type { Node17 } from '@supabase/pg-parser/17/types';
import { nameParts } from '../ast/list-names';
import {
  bodyReachesOutside,
  calledIn,
  callsOutside,
  keepsOutside,
  runsItsCalls,
  wordsIn,
} from './outside-calls';

/** The relations that a part of a syntax tree names, without their schema. */
function relationsIn(value: unknown, found: string[] = []): string[] {
  if (Array.isArray(value)) for (const one of value) relationsIn(one, found);
  else if (typeof value === 'object' && value !== null) {
    if ('relname' in value && typeof value.relname === 'string') found.push(value.relname.toLowerCase());
    for (const inner of Object.values(value)) relationsIn(inner, found);
  }
  return found;
}

/** Statements that keep an expression with a relation: a default, a check, a view, an index, a policy, a rule. */
const KEEPS: readonly string[] = [
  'CreateStmt',
  'AlterTableStmt',
  'ViewStmt',
  'IndexStmt',
  'RuleStmt',
  'CreatePolicyStmt',
  'CreateForeignTableStmt',
  'CreateTableAsStmt',
];
/** Statements that are run with the rows of what they name, beside those that run what they call. */
const TOUCHES: readonly string[] = [
  'RefreshMatViewStmt',
  'TruncateStmt',
  'ClusterStmt',
  'CreateEventTrigStmt',
];
/** Statements that make something without a name of a call: an operator, an aggregate, a cast, a domain. */
const HIDES: readonly string[] = ['DefineStmt', 'CreateCastStmt', 'CreateDomainStmt', 'AlterDomainStmt'];

/** What a file leaves behind under a name, and the names it goes on to; without a name it may be run by anything. */
interface Kept {
  readonly name: string | null;
  readonly names: ReadonlySet<string>;
  readonly isOutside: boolean;
}

function keptBy(node: Node17): Kept | null {
  if ('CreateFunctionStmt' in node) {
    const { funcname, options = [], sql_body: body } = node.CreateFunctionStmt;
    const name = nameParts(funcname).at(-1)?.toLowerCase() ?? null;
    const whole = [options, body ?? []];
    const names = new Set([...wordsIn(whole), ...calledIn(whole), ...relationsIn(body)]);
    return { name, names, isOutside: bodyReachesOutside(whole) };
  }
  if ('CreateTrigStmt' in node) {
    const { funcname, relation } = node.CreateTrigStmt;
    const called = nameParts(funcname).at(-1)?.toLowerCase() ?? '';
    return { name: relation?.relname?.toLowerCase() ?? null, names: new Set([called]), isOutside: false };
  }
  if (HIDES.some((kind) => kind in node))
    return {
      name: null,
      names: new Set([...wordsIn(node), ...calledIn(node)]),
      isOutside: keepsOutside(node),
    };
  if (!KEEPS.some((kind) => kind in node)) return null;
  const [own = null, ...others] = relationsIn(node);
  return { name: own, names: new Set([...others, ...calledIn(node)]), isOutside: keepsOutside(node) };
}

/**
 * What of a schema file reaches outside the transaction once it is run: functions by what their bodies say, and what hangs
 * on them. Names count without their schema: one too many is refused rather than one too few.
 */
export class OutsideReach {
  private readonly kept: Kept[] = [];
  private isClean = true;
  private known: { readonly of: number; readonly names: ReadonlySet<string> } = { of: 0, names: new Set() };

  /** Takes note of what a statement leaves behind. */
  see(node: Node17): void {
    const kept = keptBy(node);
    if (!kept) return;
    this.kept.push(kept);
    if (kept.isOutside) this.isClean = false;
  }

  /** Every name that leads outside, `*` where anything may. */
  private names(): ReadonlySet<string> {
    if (this.isClean || this.known.of === this.kept.length) return this.known.names;
    const found = new Set<string>();
    let before = -1;
    while (before < found.size) {
      before = found.size;
      for (const { name, names, isOutside } of this.kept)
        if (isOutside || [...names].some((one) => found.has(one))) found.add(name ?? '*');
    }
    this.known = { of: this.kept.length, names: found };
    return found;
  }

  /** Whether a statement would run any of it now. */
  runs(node: Node17): boolean {
    if (callsOutside(node)) return true;
    const names = this.names();
    if (names.size === 0) return false;
    const isRun = runsItsCalls(node) || TOUCHES.some((kind) => kind in node);
    if (isRun || 'DoStmt' in node) {
      const mentioned = [...calledIn(node), ...relationsIn(node), ...wordsIn(node)];
      return names.has('*') || mentioned.some((name) => names.has(name));
    }
    // An index or a new column with a default is made by running it for every row that is there.
    const isMade = 'IndexStmt' in node || 'AlterTableStmt' in node;
    return isMade && calledIn(node).some((name) => names.has(name));
  }
}
