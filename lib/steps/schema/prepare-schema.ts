import type { Rewrite } from '../../plan/evidence/schema-preview-evidence';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { relationName } from './ast/relation-name';
import { startLint } from './lint/start-lint';
import { managedSchema } from './managed-objects';
import { parseScript } from './parse-script';
import type { ParsedStatement } from './parsed-statement';
import type { PreparedSchema } from './prepared-schema';
import { madeNames } from './rewrite/extension-references';
import { extensionSchema } from './rewrite/extensions';
import { OutsideReach } from './rewrite/outside-reach';
import { rewritePsqlCommand } from './rewrite/psql-commands';
import type { RewriteContext, Rewriting } from './rewrite/rewrite-rule';
import { REWRITE_RULES } from './rewrite/rewrite-rules';
import type { SchemaStatement } from './schema-statement';
import { scriptOf } from './script-of';
import type { ScriptPiece } from './script-piece';
import { splitScript } from './split-script';
import { runsAlone, statementHazards } from './statement-hazards';
import { statementLabel } from './statement-label';
import { writtenSchema } from './written-schema';

/** What is known of the target; with the defaults nothing is known and nothing is taken for missing. */
export type TargetFacts = Pick<RewriteContext, 'installed' | 'offered'> & {
  /** `server_version_num`. */
  readonly version?: number;
};
export const NO_FACTS: TargetFacts = { installed: [], offered: null };

interface Refusal {
  readonly line: number;
  readonly label: string;
  readonly rewriting: Extract<Rewriting, { kind: 'refuse' }>;
}

/** A rule may change what another rule cares about, but none makes work for itself again. */
const MOST_ROUNDS = 4;

class Preparation {
  readonly statements: SchemaStatement[] = [];
  readonly rewrites: Rewrite[] = [];
  readonly refusals: Refusal[] = [];
  readonly newTables = new Set<string>();
  readonly schemas = new Set<string>();
  readonly managed = new Set<string>();
  readonly lint = startLint();
  private readonly outside = new OutsideReach();
  /** Schemas in which the file asks for extensions, or may take them to be. */
  private readonly asked = new Set(['public', 'extensions']);

  constructor(
    private readonly facts: TargetFacts,
    private readonly ownNames: ReadonlySet<string>,
  ) {}

  /** Takes the verdict on a statement; the changed text when it has to be parsed again. */
  private judge(statement: ParsedStatement): { rewriting: Rewriting; rule: string } | null {
    const { newTables, ownNames, asked, outside } = this;
    const context: RewriteContext = { ...this.facts, newTables, ownNames, asked, outside };
    for (const rule of REWRITE_RULES) {
      const rewriting = rule.apply(statement, context);
      if (rewriting) return { rewriting, rule: rule.id };
    }
    return null;
  }

  note(rule: string, line: number, before: string, rewriting: Rewriting): void {
    if (rewriting.kind === 'refuse') {
      this.refusals.push({ line, label: statementLabel(before), rewriting });
      return;
    }
    const after = rewriting.kind === 'replace' ? rewriting.text : null;
    this.rewrites.push({ rule, line, before, after, reason: rewriting.reason });
  }

  async take(original: ParsedStatement): Promise<void> {
    let statement = original;
    const home = extensionSchema(original.node);
    if (home) this.asked.add(home);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const verdict = this.judge(statement);
      if (!verdict) break;
      this.note(verdict.rule, statement.line, statement.text, verdict.rewriting);
      if (verdict.rewriting.kind !== 'replace') return;
      statement = await this.parseAgain(verdict.rewriting.text, statement.line);
    }
    this.keep(statement);
  }

  private async parseAgain(text: string, line: number): Promise<ParsedStatement> {
    const piece: ScriptPiece = { kind: 'sql', text, line, start: 0 };
    for await (const parsed of parseScript([piece], text)) return parsed;
    throw new MudanzaError('MUD-305', { params: { line }, original: text.slice(0, 200) });
  }

  private keep(statement: ParsedStatement): void {
    const { node, text, line } = statement;
    if ('CreateStmt' in node) this.newTables.add(relationName(node.CreateStmt.relation));
    const written = writtenSchema(node);
    if (written) this.schemas.add(written);
    const managed = managedSchema(node);
    if (managed) this.managed.add(managed);
    this.lint.see(statement);
    this.outside.see(node);
    this.statements.push({
      text,
      line,
      label: statementLabel(text),
      hazards: statementHazards(node, (name) => this.newTables.has(name)),
      isTransactional: !runsAlone(node),
    });
  }
}

function refuse(refusals: readonly Refusal[]): void {
  const [first] = refusals;
  if (!first) return;
  const original = refusals
    .slice(0, 50)
    .map(({ line, label, rewriting }) => `${rewriting.code} line ${line}: ${label}`)
    .join('\n');
  const params = { ...first.rewriting.params, line: first.line, count: refusals.length };
  throw new MudanzaError(first.rewriting.code, { params, original });
}

/** Names that the file makes and that members of extensions bear too; only statements that may be such are parsed. */
async function ownNamesOf(
  pieces: readonly ScriptPiece[],
  { installed }: TargetFacts,
  script: string,
  major: number | undefined,
): Promise<ReadonlySet<string>> {
  const members = new Set(
    installed.flatMap((one) => one.members.map((member) => member.slice(member.indexOf(' ') + 1))),
  );
  const may = ({ kind, text }: ScriptPiece) =>
    kind === 'sql' &&
    /^create\b/i.test(text) &&
    (text.slice(0, 400).match(/[\w$]+|[^\s\w]+/g) ?? []).some((word) => members.has(word));
  const own = new Set<string>();
  const candidates = members.size > 0 ? pieces.filter(may) : [];
  for await (const { node } of parseScript(candidates, script, major))
    for (const name of madeNames(node)) own.add(name);
  return own;
}

/**
 * Reads a schema file with the Postgres grammar, rewrites what a Supabase project would not take (each rewrite
 * is reported), lints it and orders nothing: statements stay in the file's order. Throws MUD-304 to MUD-312 for
 * what cannot be run; everything that is refused is in the error's original text, line by line.
 * `onProgress` gets statements done and in all.
 */
export async function prepareSchema(
  script: string,
  facts: TargetFacts = NO_FACTS,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<PreparedSchema> {
  const pieces = splitScript(script);
  const major = facts.version === undefined ? undefined : Math.floor(facts.version / 10_000);
  const preparation = new Preparation(facts, await ownNamesOf(pieces, facts, script, major));
  for (const piece of pieces) {
    if (piece.kind === 'psql')
      preparation.note('psql-command', piece.line, piece.text, rewritePsqlCommand(piece));
    if (piece.kind === 'copy-data')
      preparation.note('copy-data', piece.line, piece.text.slice(0, 200), {
        kind: 'refuse',
        code: 'MUD-308',
      });
  }
  const statements = pieces.filter((piece) => piece.kind === 'sql');
  let done = 0;
  for await (const statement of parseScript(statements, script, major)) {
    await preparation.take(statement);
    if (++done % 500 === 0 || done === statements.length) onProgress(done, statements.length);
  }
  refuse([...preparation.refusals].sort((a, b) => a.line - b.line));
  if (preparation.statements.length === 0) throw new MudanzaError('MUD-301');
  return {
    statements: preparation.statements,
    rewrites: [...preparation.rewrites].sort((a, b) => a.line - b.line),
    findings: preparation.lint.end(),
    schemas: preparation.schemas.size > 0 ? [...preparation.schemas].sort() : ['public'],
    managed: [...preparation.managed].sort(),
    tables: [...preparation.newTables],
    sql: scriptOf(preparation.statements),
  };
}
