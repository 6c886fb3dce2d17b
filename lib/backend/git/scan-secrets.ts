import { findShapes } from '../../platform/vault/find-shapes';
import { findValues } from '../../platform/vault/find-values';
import { isPlaceholder } from '../../platform/vault/placeholder';

export interface SecretSighting {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly kind: string;
}

/** Words that stand for a password in examples. */
const EXAMPLE = /^(\$|<|\[|%5B|\{|your|password$|postgres$|changeme$|secret$)/i;

/** What a commit is held for: an assignment alone is not, since names in code say little. */
const HELD: readonly string[] = ['token', 'url', 'block'];

function shapeOf(line: string): string | null {
  const found = findShapes(line).find(({ form, isPublic, start, end }) => {
    const secret = line.slice(start, end);
    return (
      HELD.includes(form) && !isPublic && !(form === 'url' && (EXAMPLE.test(secret) || isPlaceholder(secret)))
    );
  });
  return found?.name ?? null;
}

/**
 * Secrets in a text: known values (of six characters or more) anywhere and in any spelling, and shapes of secrets in
 * the lines that `isNew` names, so that what a repository held before is not held against this commit.
 */
export function scanSecrets(
  path: string,
  text: string,
  known: readonly string[],
  isNew: (line: string) => boolean,
): SecretSighting[] {
  const values = known.filter((value) => value.length >= 6);
  return text.split(/\r\n|\n/).flatMap((line, index) => {
    const isKnown = findValues(line, values).length > 0;
    const kind = isKnown ? 'stored secret' : isNew(line) ? shapeOf(line) : null;
    return kind ? [{ path, line: index + 1, kind }] : [];
  });
}
