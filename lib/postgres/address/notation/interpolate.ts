import type { Assignment } from './assignment';

const REFERENCE =
  /\\\$|\$\{(?<name>[A-Za-z_][\w.]*)(?:(?<colon>:?[-?=+]|:)(?<other>[^{}]*))?\}|\$\((?<kube>[A-Za-z_]\w*)\)|\{\{\s*(?:\.?[\w]+\.)*(?<curly>[A-Za-z_]\w*)\s*\}\}|%(?<percent>[A-Za-z_]\w*)%|\$(?<bare>[A-Za-z_]\w*)/g;

function lookUp(all: ReadonlyMap<string, string>, name: string, depth: number): string | undefined {
  const value = all.get(name);
  return value === undefined ? undefined : resolve(value, all, name, depth + 1);
}

/** What a reference stands for: the value of the same text, else the default it names, else it stays as it is. */
function resolve(value: string, all: ReadonlyMap<string, string>, own: string, depth = 0): string {
  if (depth > 5) return value;
  return value.replace(REFERENCE, (...match) => {
    const whole = String(match[0]);
    if (whole === '\\$') return '$';
    const groups: Readonly<Record<string, string | undefined>> = match.at(-1);
    const name = groups.name ?? groups.kube ?? groups.curly ?? groups.percent ?? groups.bare ?? '';
    const isOwn = name === own || name === own.split('.').at(-1);
    const found = isOwn ? undefined : lookUp(all, name, depth);
    if (found !== undefined && found !== '') return found;
    const hasDefault = groups.colon !== undefined && !/[?+]/.test(groups.colon);
    return hasDefault ? (groups.other ?? '') : whole;
  });
}

/**
 * Puts the values of the same text in place of `${NAME}`, `${NAME:-default}` (shell, compose), `${NAME:default}`
 * (Spring), `$(NAME)` (Kubernetes), `%NAME%` (cmd), `{{NAME}}` and `$NAME`. What the text does not define stays.
 */
export function interpolated(lines: readonly Assignment[]): Assignment[] {
  const all = new Map(
    lines.flatMap(({ name, value }) => [
      [name.split('.').at(-1) ?? name, value] as const,
      [name, value] as const,
    ]),
  );
  return lines.map(({ name, value }) => ({ name, value: resolve(value, all, name) }));
}
