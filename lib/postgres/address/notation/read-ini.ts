import type { Assignment } from './assignment';
import { assignedWords } from './shell-assignment';

const SECTION = /^\s*\[+([\w .:@"'/-]+)\]+\s*(?:[#;].*)?$/;
const PAIR = /^\s*([\w.-]+)\s*[=:](.*)$/;

function bare(value: string): string {
  const quoted = /^(["'])(.*)\1(?:\s+[#;].*)?$/s.exec(value);
  return quoted ? (quoted[2] ?? '') : value;
}

/** True for a text with a `[section]` on a line of its own: `pg_service.conf`, `alembic.ini`, TOML, `odbc.ini`. */
export function looksLikeIni(text: string): boolean {
  return (
    /^[ \t]*\[+[\w .:@"'/-]+\]+[ \t]*(?:[#;].*)?$/m.test(text) &&
    PAIR.test(text.split(/\r\n?|\n/).find((line) => !/^(?:\[.*\]|[#;].*|)$/.test(line.trim())) ?? '')
  );
}

/** The pairs of every section, the section's name in front of the key. */
export function readIni(text: string): Assignment[] {
  let section = '';
  return text.split(/\r\n?|\n/).flatMap((line) => {
    if (/^\s*(?:[#;]|$)/.test(line)) return [];
    const head = SECTION.exec(line)?.[1];
    if (head !== undefined) {
      section = head.replaceAll(/["'\s]/g, '');
      return [];
    }
    const [, name, raw] = PAIR.exec(line) ?? [];
    if (name === undefined) return [];
    // systemd: `Environment="A=1" "B=2"`.
    if (/^Environment$/i.test(name)) return assignedWords((raw ?? '').trim());
    const value = bare((raw ?? '').trim());
    // Python's configparser (alembic.ini) doubles a percent sign.
    const isAlembic = name === 'sqlalchemy.url';
    return [
      {
        name: section === '' ? name : `${section}.${name}`,
        value: isAlembic ? value.replaceAll('%%', '%') : value,
      },
    ];
  });
}
