import type { Difference } from '../../postgres/compare/difference';

/** Reasons by `kind name`, in lower-case kind as the comparison writes it. */
export type Accepted = ReadonlyMap<string, string>;

/**
 * Reads what an operator accepts: one difference per line as `kind name: because …`. The name may hold colons
 * only inside quotes or brackets, so the first ": " after it separates. Lines without a reason accept nothing.
 */
export function readAccepted(text: string | undefined): Accepted {
  const accepted = new Map<string, string>();
  for (const line of (text ?? '').split('\n')) {
    const [, what, reason] = /^\s*(?:missing |different |extra |renamed )?(.+?):\s+(\S.*)$/.exec(line) ?? [];
    if (what && reason) accepted.set(what.trim(), reason.trim());
  }
  return accepted;
}

/** The reason for which a difference was accepted, or null. */
export function reasonFor(accepted: Accepted, { kind, name }: Difference): string | null {
  return accepted.get(`${kind} ${name}`) ?? null;
}
