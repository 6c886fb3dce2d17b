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
    const parts = line.trim().replace(/^(?:missing|different|extra|renamed) /, '');
    const at = parts.search(/:\s/);
    const [what, reason] = [parts.slice(0, Math.max(at, 0)).trim(), parts.slice(at + 1).trim()];
    if (what !== '' && reason !== '') accepted.set(what, reason);
  }
  return accepted;
}

/** The reason for which a difference was accepted, or null. */
export function reasonFor(accepted: Accepted, { kind, name }: Difference): string | null {
  return accepted.get(`${kind} ${name}`) ?? null;
}
