import { insertIssue } from '../../../../lib/store/issues';
import { stateClient } from '../../../../lib/store/query';
import { insertNote } from '../../../../lib/store/report-notes';
import type { Attack } from './attack';
import type { SignedIn } from './signed-in';

/** What people and servers could write so that a viewer of Markdown loads, runs or believes it. */
const TEXTS = [
  '![evil](https://evil.example/beacon.png)',
  '[evil](javascript:alert(1))',
  '[evil](data:text/html;base64,PHNjcmlwdD4=)',
  '[evil]: https://evil.example',
  '![evil][1]',
  '<img src=x onerror=evil()>',
  '<evil://x>',
  '<!-- evil',
  '# evil',
  '> evil',
  '- [x] evil',
  '```evil',
  '~~~evil',
  '`![evil](https://evil.example)',
  '\\[evil](javascript:alert(1))',
  '[![evil](a)](vbscript:b)',
  '[^evil]: x',
  'a\n\n# evil\n\n![evil](https://evil.example)',
];

/** Anything of theirs that a reader of Markdown would obey. */
const ALIVE =
  /(?<!\\)\]\(|(?<!\\)!\[|(?<!\\)\]:|<(?:img|evil|!--)|^\s*(?:[-*\d.]+ )?(?:#+ evil|> evil|- \[x\] evil|```evil|~~~evil)/m;

/** Notes, issues and the name of a migration, in every export that is Markdown; each text is put into all three. */
export const exportAttacks = ({ url, cookie, migrationId }: SignedIn): Attack[] =>
  TEXTS.map((text) => ({
    name: `exported: ${JSON.stringify(text)}`,
    holds: async () => {
      const by = 'bench';
      for (const kind of ['lesson', 'recommendation'] as const)
        await insertNote(stateClient, { migrationId, kind, suggestion: null, text, isHidden: false, by });
      const issue = { title: text, description: text, status: 'OPEN' as const, how: text };
      await insertIssue(stateClient, { ...issue, migrationId, runId: null, by });
      for (const format of ['markdown', 'notes', 'standup', 'rollback']) {
        const answer = await fetch(`${url}/api/migrations/${migrationId}/export?format=${format}`, {
          headers: { cookie: `mudanza_session=${cookie}` },
        });
        // Code and our own links are looked past: nothing in them is theirs.
        const body = (await answer.text()).replaceAll(/^(`{3,})diff\n[\s\S]*?^\1$/gm, '');
        if (answer.status !== 200 || ALIVE.test(body.replaceAll(/`[^`\n]*`/g, ''))) return false;
      }
      return true;
    },
  }));
