import { say } from '../../../i18n/message';
import { type QualifiedName, qualifiedNames } from './extension-references';
import { maskConstants } from './mask-constants';
import type { InstalledExtension, RewriteContext, RewriteRule } from './rewrite-rule';

interface Members {
  /** Where each lives, as `class name`; the members of two extensions may share a name. */
  readonly homes: ReadonlyMap<string, string>;
  readonly names: ReadonlySet<string>;
}

const KNOWN = new WeakMap<readonly InstalledExtension[], Members>();

/** The members of what is installed; the same for every statement of a file. */
function membersOf(installed: readonly InstalledExtension[]): Members {
  const known = KNOWN.get(installed);
  if (known) return known;
  const homes = new Map<string, string>();
  for (const { schema, members } of installed) for (const member of members) homes.set(member, schema);
  const names = new Set([...homes.keys()].map((member) => member.slice(member.indexOf(' ') + 1)));
  const found = { homes, names };
  KNOWN.set(installed, found);
  return found;
}

const QUALIFIED = /\.\s*(?:"((?:[^"]|"")+)"|([\w$\u0080-\uffff]+)|([-+*/<>=~!@#%^&|`?]+))/g;

/** Whether a member's name stands anywhere behind a dot: most statements need not be looked at more closely. */
function mayName(text: string, { names }: Members): boolean {
  for (const [, quoted, plain, operator] of text.matchAll(QUALIFIED)) {
    const name = quoted?.replaceAll('""', '"') ?? plain ?? operator ?? '';
    if (names.has(name) || names.has(name.toLowerCase())) return true;
  }
  return false;
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
    const members = membersOf(context.installed);
    const all = members.homes;
    if (all.size === 0 || !mayName(text, members)) return null;
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
