import { say } from '../../../i18n/message';
import type { InstalledExtension, RewriteRule } from './rewrite-rule';

const QUALIFIED = /(?<![\w$".])"?public"?\s*\.\s*"?([A-Za-z_]\w*)"?/g;

function homes(installed: readonly InstalledExtension[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const extension of installed)
    if (extension.schema !== 'public')
      for (const member of extension.members) all.set(member, extension.schema);
  return all;
}

/**
 * A source that kept extensions in `public` writes `public.uuid_generate_v4()`, `public.citext` and so on; on
 * the target these live elsewhere. The qualifier is changed, also inside function bodies, unless the file makes
 * something of that name itself.
 */
export const extensionMembers: RewriteRule = {
  id: 'extension-members',
  apply: ({ text }, context) => {
    const home = homes(context.installed);
    if (home.size === 0 || !text.includes('public')) return null;
    const moved = new Set<string>();
    const changed = text.replaceAll(QUALIFIED, (whole, name: string) => {
      const schema = home.get(name);
      if (!schema || context.newTables.has(`public.${name}`)) return whole;
      moved.add(name);
      return `${schema}.${name}`;
    });
    if (moved.size === 0) return null;
    const names = [...moved].join(', ');
    return { kind: 'replace', text: changed, reason: say('schema.rewrite.extensionMember', { names }) };
  },
};
