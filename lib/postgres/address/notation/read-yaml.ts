import { parseAllDocuments } from 'yaml';
import type { Assignment } from './assignment';
import { flatten } from './flatten';

/** True for a text with a key and something indented below it, or a list of keys. */
export function looksLikeYaml(text: string): boolean {
  return (
    /^[ \t]*(?:- )?["']?[\w.-]+["']?:[ \t]*(?:&\w+|!\w+|#.*)?\r?\n(?:[ \t]*(?:#.*)?\r?\n)*[ \t]+\S/m.test(
      text,
    ) || /^---\s/.test(text)
  );
}

/** The leaves of a YAML text; null where it is not one. Templates of Ruby (`<% … %>`) on lines of their own are skipped. */
export function readYaml(text: string): Assignment[] | null {
  const plain = text
    .replace(/^[ \t]*<%.*%>[ \t]{0,40}$/gm, '')
    .replace(
      /<%=\s{0,20}ENV(?:\.fetch)?[[(]["'](\w+)["'](?:\s{0,20},\s{0,20}["']?([^"')\]]{0,500})["']?)?[)\]](?:\s{0,20}\|\|\s{0,20}["']?([^"'%]{0,500}?)["']?)?\s{0,20}%>/g,
      (_all, name, one, other) =>
        (one ?? other) === undefined ? `\${${name}}` : `\${${name}:-${one ?? other}}`,
    );
  try {
    const documents = parseAllDocuments(plain, { merge: true, logLevel: 'silent', uniqueKeys: false });
    const list = 'empty' in documents ? [] : documents;
    if (list.some(({ errors }) => errors.length > 0)) return null;
    const found = list.flatMap((document) => flatten(document.toJS({ maxAliasCount: 100 })));
    return found.length > 0 ? found : null;
  } catch {
    return null;
  }
}
