import { en } from '../../i18n/en/dictionary';
import { es } from '../../i18n/es/dictionary';
import type { ErrorCode } from './error-code';

interface Entry {
  readonly title: string;
  readonly cause: string;
  readonly cures: readonly string[];
}

function section(entry: Entry, words: { readonly cause: string; readonly cures: string }): string {
  const cures = entry.cures.map((cure, index) => `${index + 1}. ${cure}`).join('\n');
  return `**${words.cause}.** ${entry.cause}\n\n**${words.cures}**\n\n${cures}\n`;
}

/** The page `docs/errors/CODE.md`, in both languages, from the texts that the screens show. */
export function errorPage(code: ErrorCode): string {
  const english = section(en.errors[code], { cause: 'Cause', cures: 'What to do, gentlest first' });
  const spanish = section(es.errors[code], {
    cause: 'Causa',
    cures: 'Qué hacer, empezando por lo menos molesto',
  });
  return `# ${code}: ${en.errors[code].title}\n\n${english}\n## ${es.errors[code].title}\n\n${spanish}`;
}
