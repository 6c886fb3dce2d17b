import { z } from 'zod';
import { maskShapes } from '../env-file/mask-env';
import type { Workspace } from '../files/workspace';
import { codeOf } from './find-code-lines';
import { Sighting, textOrNull } from './sighting';
import { startupNames } from './startup-names';

/** What code does with a connection that lives longer than one transaction, or asks for when it opens one. */
export const SESSION_KINDS = [
  'startup',
  'listen',
  'advisoryLock',
  'heldCursor',
  'sessionSet',
  'tempTable',
  'concurrentIndex',
] as const;
export const SessionKind = z.enum(SESSION_KINDS);
export type SessionKind = z.infer<typeof SessionKind>;

export const SessionFact = Sighting.extend({
  kind: SessionKind,
  /** Settings by name, for `startup`; else empty. */
  names: z.array(z.string()).readonly(),
});
export type SessionFact = z.infer<typeof SessionFact>;

/** A line that does it; migrations are another program, so only the last rule looks at them. */
const LINES: readonly { kind: SessionKind; line: RegExp; except?: RegExp }[] = [
  {
    kind: 'listen',
    line: /\.add_listener\(|\bpq\.NewListener\(|\bpgdriver\.NewListener\(|\bsql\.listen\(|Postgrex\.Notifications|\bWaitForNotification\(|["'`]\s*LISTEN\s+\S|\.getNotifications\(|\bPgListener\b|\bwait_for_notify\b|createSubscriber\(/,
  },
  {
    kind: 'advisoryLock',
    line: /\bpg_(?:try_)?advisory_lock(?:_shared)?\b/,
    except: /pg_(?:try_)?advisory_xact_lock/,
  },
  { kind: 'heldCursor', line: /\bWITH\s+HOLD\b|\.cursor\([^)]{0,300}withhold\s*=\s*True/i },
  {
    kind: 'sessionSet',
    line: /["'`]\s*SET\s+(?!LOCAL\b|CONSTRAINTS\b|TRANSACTION\b)(?:SESSION\s+)?(?:[a-z_]+(?:\.[a-z_]+)?\s*(?:=|\bTO\b)|TIME\s+ZONE|ROLE\b)|connection-?init-?sql|connectionInitSql|set_config\([^)]{0,300},\s*false\s*\)/i,
  },
  {
    kind: 'tempTable',
    line: /\bCREATE\s+(?:LOCAL\s+|GLOBAL\s+)?TEMP(?:ORARY)?\s+TABLE\b/i,
    except: /ON\s+COMMIT\s+DROP/i,
  },
];
const CONCURRENT =
  /\bINDEX\s+CONCURRENTLY\b|postgresql_concurrently\s*=\s*True|algorithm:\s*:concurrently|AddIndexConcurrently|\bconcurrently:\s*true/i;
const SQL_STRING_END = /ON\s+COMMIT\s+DROP/i;

function linesOf(file: string, text: string): string[] {
  return text.split(/\r\n|\n|\r/).map((line) => codeOf(file, line));
}

function sightings(file: string, lines: readonly string[]): SessionFact[] {
  return lines.flatMap((line, index): SessionFact[] => {
    const place = { file, line: index + 1, text: maskShapes(line.trim()).slice(0, 200), names: [] };
    return LINES.flatMap(({ kind, line: pattern, except }): SessionFact[] => {
      if (!pattern.test(line) || except?.test(line)) return [];
      // A statement may end some lines further down.
      const rest = lines.slice(index, index + 8).join('\n');
      if (kind === 'tempTable' && SQL_STRING_END.test(rest)) return [];
      return [{ ...place, kind }];
    });
  });
}

/** Settings in the startup packet, with the line on which they begin. */
function startupFacts(file: string, lines: readonly string[]): SessionFact[] {
  const code = lines.join('\n');
  return startupNames(code).map(({ at, names }) => {
    const line = code.slice(0, at).split('\n').length;
    const text = maskShapes((lines[line - 1] ?? '').trim()).slice(0, 200);
    return { kind: 'startup', file, line, text, names };
  });
}

/** Everything of the kinds above in the files that run, and what migrations do that no transaction may hold. */
export function findSessionFacts(
  workspace: Workspace,
  running: readonly string[],
  migrations: readonly string[],
): SessionFact[] {
  const own = running.flatMap((file) => {
    const lines = linesOf(file, textOrNull(workspace, file) ?? '');
    return [...startupFacts(file, lines), ...sightings(file, lines)];
  });
  const concurrent = migrations.flatMap((file) =>
    linesOf(file, textOrNull(workspace, file) ?? '').flatMap((line, index): SessionFact[] =>
      CONCURRENT.test(line)
        ? [{ kind: 'concurrentIndex', file, line: index + 1, text: line.trim().slice(0, 200), names: [] }]
        : [],
    ),
  );
  return [...own, ...concurrent].slice(0, 60);
}
