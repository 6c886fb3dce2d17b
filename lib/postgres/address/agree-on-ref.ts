import { say } from '../../i18n/message';
import { type Finding, faultFinding } from './finding';
import { isProjectRef, leadingProjectRef } from './project-ref';

/** Where a ref was found, in the words of the form. */
export type RefSource =
  | 'projectUrl'
  | 'ref'
  | 'host'
  | 'user'
  | 'sessionHost'
  | 'sessionUser'
  | 'anonKey'
  | 'serviceKey';

/** The ref of a project URL, of a page of its dashboard, or of the ref itself; null for a domain of one's own. */
export function refOfProjectUrl(text: string): string | null {
  const plain = text.trim();
  if (isProjectRef(plain)) return plain;
  const page =
    /^(?:https?:\/\/)?(?:[\w-]+\.)*supabase\.(?:com|green)\/dashboard\/project\/([a-z]{20})(?:[/?#]|$)/i.exec(
      plain,
    );
  if (page) return page[1] ?? null;
  const host = /^(?:https?:\/\/)?(?:db\.)?([a-z0-9-]+)\.supabase\.(?:co|red|green|in|net)(?:[:/?#]|$)/i.exec(
    plain,
  );
  return host ? leadingProjectRef(host[1] ?? '') : null;
}

/** The one ref that all places agree on. Places without a ref do not count; a disagreement is a failed finding. */
export function agreeOnRef(found: Readonly<Partial<Record<RefSource, string | null>>>): {
  readonly ref: string | null;
  readonly findings: readonly Finding[];
} {
  const named = Object.entries(found).flatMap(([source, ref]) => (ref ? [{ source, ref }] : []));
  const refs = new Set(named.map(({ ref }) => ref));
  if (refs.size > 1) {
    const list = named.map(({ source, ref }) => `${source} = ${ref}`).join(', ');
    return { ref: null, findings: [faultFinding('MUD-102', { refs: list })] };
  }
  const [first] = named;
  if (!first) return { ref: null, findings: [] };
  const message = say('connection.finding.refAgrees', { ref: first.ref, places: named.length });
  return { ref: first.ref, findings: [{ verdict: 'pass', message }] };
}
