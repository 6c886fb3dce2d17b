import type { Translate } from '../../i18n/translate';
import type { DocsFacts } from './docs-facts';

export interface Document {
  readonly path: string;
  /** Name of the section that Mudanza owns in the file. */
  readonly section: string;
  readonly body: string;
}

export const NOTES_PATH = 'docs/supabase/MIGRATION-NOTES.md';
export const ROLLBACK_PATH = 'docs/supabase/ROLLBACK.md';
export const INDEX_PATH = 'docs/00-DOCUMENTATION-CENTRAL-INDEX.md';
export const README_PATH = 'README.md';

function ms(t: Translate, value: number | null): string {
  return value === null ? t('backend.doc.notMeasured') : `${value.toFixed(1)} ms`;
}

function pool(t: Translate, found: DocsFacts['poolSize']): string {
  if (!found) return t('backend.doc.poolUnsaid');
  const where = found.file ? `\`${found.file}:${found.line}\`` : t('backend.doc.poolDefault');
  const size = found.overflow ? `${found.value} + ${found.overflow}` : found.value;
  return `${found.size === null ? `\`${found.value}\`` : size} (${where})`;
}

function facts(t: Translate, f: DocsFacts): string {
  const rows = [
    [t('backend.doc.host'), `\`${f.host}:${f.port}\``],
    [t('backend.doc.database'), `\`${f.database}\``],
    [t('backend.doc.user'), `\`${f.user}\``],
    [t('backend.doc.mode'), t(`backend.doc.modes.${f.mode}`)],
    ['TLS', `\`${f.tls}\``],
    [t('backend.doc.region'), f.region ?? '–'],
    [t('backend.doc.driver'), f.driver ?? '–'],
    [t('backend.doc.pool'), pool(t, f.poolSize)],
  ];
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function notes(t: Translate, f: DocsFacts): string {
  return [
    `# ${t('backend.doc.notesTitle', { date: f.date })}`,
    '',
    t('backend.doc.notesIntro', { name: f.migration }),
    '',
    `## ${t('backend.doc.changes')}`,
    '',
    ...f.done.map(({ id, isDone }) => `- [${isDone ? 'x' : ' '}] ${t(`backend.doc.steps.${id}`)}`),
    '',
    `## ${t('backend.doc.connection')}`,
    '',
    facts(t, f),
    '',
    `## ${t('backend.doc.performance')}`,
    '',
    `- ${t('backend.doc.p95', { after: ms(t, f.p95After), before: ms(t, f.p95Before) })}`,
    '',
    `## ${t('backend.doc.goBack')}`,
    '',
    `${t('backend.doc.see')} [ROLLBACK.md](ROLLBACK.md)`,
  ].join('\n');
}

function composeBack(t: Translate, f: DocsFacts): string[] {
  if (!f.composeOption || f.composeFiles.length === 0) return [];
  const command =
    f.composeOption === 'profile' ? 'docker compose --profile local-db up -d' : 'docker compose up -d';
  return [
    `## ${t('backend.doc.rollbackCompose', { service: f.service ?? '' })}`,
    '',
    '```sh',
    command,
    '```',
    '',
  ];
}

function rollback(t: Translate, f: DocsFacts): string {
  const restore = f.copies.map(({ path, copy }) => `cp -p '${copy}' '${path}'`);
  return [
    `# ${t('backend.doc.rollbackTitle')}`,
    '',
    t('backend.doc.rollbackIntro'),
    '',
    `## ${t('backend.doc.rollbackFiles')}`,
    '',
    '```sh',
    ...(restore.length > 0 ? restore : [`# ${t('backend.doc.noCopies', { file: f.envFile })}`]),
    '```',
    '',
    ...composeBack(t, f),
    `## ${t('backend.doc.rollbackSchema')}`,
    '',
    t('backend.doc.rollbackSchemaText'),
    '',
    `## ${t('backend.doc.rollbackCheck')}`,
    '',
    t('backend.doc.rollbackCheckText'),
  ].join('\n');
}

function readme(t: Translate, f: DocsFacts): string {
  return [
    '## Database: Supabase',
    '',
    t('backend.doc.readmeText', { file: f.envFile }),
    '',
    facts(t, f),
    '',
    `- [${t('backend.doc.notesLink')}](${NOTES_PATH})`,
    `- [${t('backend.doc.rollbackLink')}](${ROLLBACK_PATH})`,
  ].join('\n');
}

function index(t: Translate): string {
  return [
    `- [${t('backend.doc.notesLink')}](supabase/MIGRATION-NOTES.md)`,
    `- [${t('backend.doc.rollbackLink')}](supabase/ROLLBACK.md)`,
  ].join('\n');
}

/** The documents of step 4.1, each as the body of a section that Mudanza owns. */
export function renderDocs(t: Translate, facts: DocsFacts): Document[] {
  return [
    { path: NOTES_PATH, section: 'notes', body: notes(t, facts) },
    { path: ROLLBACK_PATH, section: 'rollback', body: rollback(t, facts) },
    { path: README_PATH, section: 'database', body: readme(t, facts) },
    { path: INDEX_PATH, section: 'index', body: index(t) },
  ];
}
