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

/** A short value or a plain word stands in many a line that holds no secret. */
function isOrdinary(value: string): boolean {
  return value.length < 8 || /^\p{L}+$/u.test(value);
}

/** True where such a value is all that stands behind a key, or is the password of a URL. */
function isHeldByKey(line: string, value: string): boolean {
  const literal = value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const behindKey = `^\\s*(?:-\\s+|export\\s+|const\\s+)?["']?[\\w.-]+["']?\\s*[:=]\\s*(["'\`]?)${literal}\\1\\s*[,;]?\\s*(?:#.*|//.*)?$`;
  const named = `(?:password|passwd|pass|pwd|secret|token|contraseña|clave)\\W{1,4}${literal}(?!\\w)`;
  return new RegExp(`${behindKey}|${named}|://[^\\s/:@]*:${literal}@`).test(line);
}

/**
 * Secrets in the lines of a text that `isNew` names, so that what a repository held before is not held against this
 * commit: known values anywhere and in any spelling, ordinary words only as the whole value of a key, and shapes.
 */
export function scanSecrets(
  path: string,
  text: string,
  known: readonly string[],
  isNew: (line: string) => boolean,
): SecretSighting[] {
  const values = known.filter((value) => value.length >= 3);
  const [ordinary, telling] = [values.filter(isOrdinary), values.filter((value) => !isOrdinary(value))];
  return text.split(/\r\n|\n/).flatMap((line, index) => {
    if (!isNew(line)) return [];
    const isKnown =
      findValues(line, telling).length > 0 || ordinary.some((value) => isHeldByKey(line, value));
    const kind = isKnown ? 'stored secret' : shapeOf(line);
    return kind ? [{ path, line: index + 1, kind }] : [];
  });
}
