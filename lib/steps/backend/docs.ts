import { statSync } from 'node:fs';
import { z } from 'zod';
import { checkLinks } from '../../backend/docs/broken-links';
import { putSection } from '../../backend/docs/owned-section';
import { renderDocs } from '../../backend/docs/render-docs';
import { readText } from '../../backend/files/read-text';
import { sha256 } from '../../backend/files/sha256';
import { unifiedDiff } from '../../backend/files/unified-diff';
import { resolveInside } from '../../backend/files/workspace';
import { recordWrite } from '../../backend/journal/record-write';
import { say } from '../../i18n/message';
import { translator } from '../../i18n/translate';
import { defineEvidence } from '../../plan/define-evidence';
import { ManualEvidence } from '../../plan/evidence/manual-evidence';
import { previewBasis } from '../../plan/preview-basis';
import { defineStep, type Preview } from '../../plan/step';
import type { StepContext } from '../../plan/step-context';
import { docsFactsOf } from './docs-facts-of';
import { CONFIRMED_BY, ConfirmedBy, criterion } from './manual';
import { fileUndo } from './undo-files';
import { type Place, workspaceStep } from './workspace-step';

const Evidence = z.object({
  kind: z.literal('done'),
  files: z
    .array(
      z.object({
        path: z.string(),
        diff: z.string(),
        sha256: z.string(),
      }),
    )
    .readonly(),
  links: z.number(),
  broken: z.array(z.string()).readonly(),
});
type Evidence = z.infer<typeof Evidence>;
export type DocsEvidence = Evidence | ManualEvidence;

const Input = z.object({ language: z.enum(['en', 'es']).default('en'), confirmedBy: ConfirmedBy });
type Input = z.infer<typeof Input>;

interface Planned {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
  readonly body: string;
}

async function documents(ctx: StepContext, { language }: Input) {
  return renderDocs(translator(language), await docsFactsOf(ctx), language);
}

async function plan({ ctx, workspace }: Place, input: Input): Promise<Planned[]> {
  return (await documents(ctx, input)).map(({ path, section, body }) => {
    const exists = statSync(resolveInside(workspace, path), { throwIfNoEntry: false }) !== undefined;
    const before = exists ? readText(workspace, path) : null;
    return { path, before, after: putSection(path, before ?? '', section, body), body };
  });
}

async function instructions(ctx: StepContext, input: Input) {
  const all = await documents(ctx, input);
  return all.map(({ path, body }) => ({ summary: say('backend.manual.docs', { path }), text: `${body}\n` }));
}

async function preview(place: Place, input: Input): Promise<Preview> {
  const files = await plan(place, input);
  return {
    basis: previewBasis({ input, files }),
    actions: files
      .filter(({ before, after }) => before !== after)
      .map(({ path, before, after }) => ({
        summary: say('backend.action.docs', { path }),
        detail: unifiedDiff(path, before ?? '', after),
        detailKind: 'diff',
        hazards: ['CHANGES_FILES'],
      })),
    notes: files
      .filter(({ before }) => before?.includes('<!-- mudanza:'))
      .map(({ path }) => ({ verdict: 'pass', message: say('backend.note.docsReplaced', { path }) })),
  };
}

async function run(place: Place, input: Input): Promise<Evidence> {
  const { ctx, workspace, journal } = place;
  const files = await plan(place, input);
  for (const { path, before, after } of files) {
    const expected = before === null ? null : sha256(before);
    if (recordWrite(journal, { step: 'docs', path, content: after, expected }))
      ctx.log('info', say('backend.log.docsWritten', { path }));
  }
  const checks = files.map(({ path, body }) => checkLinks(workspace, path, body));
  return {
    kind: 'done',
    files: files.map(({ path, before, after }) => ({
      path,
      diff: unifiedDiff(path, before ?? '', after),
      sha256: sha256(after),
    })),
    links: checks.reduce((sum, { count }) => sum + count, 0),
    broken: checks.flatMap(({ broken }) => broken),
  };
}

export const docsEvidence = defineEvidence('docs', z.union([Evidence, ManualEvidence]));

/** Writes the notes, the rollback page, the README section and the index line; each in a section of its own. */
export const docs = defineStep({
  id: 'docs',
  writes: [{ place: 'folder', by: 'journal' }],
  takenBack: { by: ['rollback.everything'], when: 'rollback.files' },
  input: Input,
  evidence: docsEvidence,
  fields: [
    {
      name: 'language',
      kind: 'select',
      label: 'backend.field.language',
      initial: 'en',
      options: [
        { value: 'en', label: 'backend.field.english' },
        { value: 'es', label: 'backend.field.spanish' },
      ],
    },
    CONFIRMED_BY,
  ],
  needs: ['target.credentials'],
  ...workspaceStep<Input, Evidence>({
    byHand: instructions,
    preview,
    run,
    leaves: { step: 'docs', isShared: true },
  }),
  criteria: [
    criterion('docs.written', ({ files }: Evidence) => ({
      verdict: 'pass',
      message: say('backend.criterion.docsWritten', { count: files.length }),
    })),
    criterion('docs.links', ({ links, broken }: Evidence) =>
      broken.length === 0
        ? { verdict: 'pass', message: say('backend.criterion.docsLinks', { count: links }) }
        : { verdict: 'fail', message: say('backend.criterion.docsBroken', { links: broken.join(', ') }) },
    ),
  ],
  ...fileUndo('docs'),
});
