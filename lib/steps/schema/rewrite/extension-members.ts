import { say } from '../../../i18n/message';
import { type QualifiedName, qualifiedNames } from './extension-references';
import { maskConstants } from './mask-constants';
import type { InstalledExtension, RewriteContext, RewriteRule } from './rewrite-rule';

/** Where each member lives, as `class name`; the members of two extensions may share a name. */
function homes(installed: readonly InstalledExtension[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const { schema, members } of installed) for (const member of members) all.set(member, schema);
  return all;
}

/** The schema a reference has to name instead, or null where it is right, or is the file's own. */
function moveTo(
  name: QualifiedName,
  all: ReadonlyMap<string, string>,
  context: RewriteContext,
): string | null {
  const home = all.get(`${name.class} ${name.name}`);
  if (!home || home === name.schema || !context.asked.has(name.schema)) return null;
  return context.ownNames.has(`${name.class} ${name.schema}.${name.name}`) ? null : home;
}

const quoted = (name: string) =>
  `(?:"${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('"', '""')}"|${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')})`;

/** Units of the text before a byte of it: the grammar counts bytes. */
function unitsAt(text: string, byte: number): number {
  return Buffer.from(text, 'utf8').subarray(0, byte).toString('utf8').length;
}

interface Edit {
  readonly from: number;
  readonly to: number;
}

/** Where the schema's name stands in the text, for one reference. */
function placesOf(text: string, masked: string, name: QualifiedName, base: number): Edit[] {
  const pattern = new RegExp(
    `(?<![\\w$".])${quoted(name.schema)}(?=\\s*\\.\\s*${quoted(name.name)}(?![\\w$"]))`,
    'giy',
  );
  if (name.at !== null) {
    pattern.lastIndex = unitsAt(text, name.at - base);
    const found = pattern.exec(masked);
    return found ? [{ from: found.index, to: found.index + found[0].length }] : [];
  }
  const anywhere = new RegExp(pattern.source, 'gi');
  return [...masked.matchAll(anywhere)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
  }));
}

/**
 * A source that kept an extension in `public` writes `public.uuid_generate_v4()`, `public.citext` and so on; on
 * the target it lives elsewhere. Only names that refer to a member of an extension are changed, as the syntax tree
 * says, never those that the file makes itself, and nothing inside constants.
 */
export const extensionMembers: RewriteRule = {
  id: 'extension-members',
  apply: ({ node, text, base }, context) => {
    const all = homes(context.installed);
    if (all.size === 0) return null;
    const masked = maskConstants(text);
    const edits = new Map<number, Edit & { readonly home: string }>();
    const moved = new Set<string>();
    for (const name of qualifiedNames(node)) {
      const home = moveTo(name, all, context);
      if (!home) continue;
      for (const place of placesOf(text, masked, name, base)) {
        edits.set(place.from, { ...place, home });
        moved.add(name.name);
      }
    }
    if (edits.size === 0) return null;
    let changed = text;
    for (const { from, to, home } of [...edits.values()].sort((a, b) => b.from - a.from))
      changed = `${changed.slice(0, from)}${/^[a-z_][a-z0-9_]*$/.test(home) ? home : `"${home.replaceAll('"', '""')}"`}${changed.slice(to)}`;
    const names = [...moved].join(', ');
    return { kind: 'replace', text: changed, reason: say('schema.rewrite.extensionMember', { names }) };
  },
};
