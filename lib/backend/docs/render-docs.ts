import { formatMs } from '../../i18n/format/format-ms';
import type { Locale } from '../../i18n/locale';
import type { Translate } from '../../i18n/translate';
import { escapeParams } from '../../platform/log/escape-params';
import { markdownCode, markdownText } from '../../platform/log/markdown-text';
import { visibleLine } from '../../platform/log/visible-text';
import type { DocsFacts, DoneStep } from './docs-facts';

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

function ms(t: Translate, value: number | null, locale: Locale): string {
  return value === null ? t('backend.doc.notMeasured') : formatMs(value, locale);
}

function pool(found: NonNullable<DocsFacts['poolSize']>): string {
  const where = markdownCode(`${found.file}:${found.line}`);
  const size = markdownText(found.overflow ? `${found.value} + ${found.overflow}` : found.value);
  return `${found.size === null ? markdownCode(found.value) : size} (${where})`;
}

function facts(t: Translate, f: DocsFacts): string {
  const rows = [
    [t('backend.doc.host'), markdownCode(`${f.host}:${f.port}`)],
    [t('backend.doc.database'), markdownCode(f.database)],
    [t('backend.doc.user'), markdownCode(f.user)],
    [t('backend.doc.mode'), f.mode ? t(`backend.doc.modes.${f.mode}`) : t('backend.doc.notMeasured')],
    ['TLS', markdownCode(f.tls)],
    [t('backend.doc.region'), markdownText(f.region ?? '–')],
    [t('backend.doc.driver'), markdownText(f.driver ?? '–')],
    ...(f.poolSize ? [[t('backend.doc.pool'), pool(f.poolSize)]] : []),
  ];
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

/** What the criteria of a step said, ticked where it holds: nothing is written that no criterion says. */
function doneLines(t: Translate, { title, said }: DoneStep): string[] {
  return [`- ${t(title)}`, ...said.map(({ holds, message }) => `  - [${holds ? 'x' : ' '}] ${t(message)}`)];
}

function notes(t: Translate, f: DocsFacts, locale: Locale): string {
  return [
    `# ${t('backend.doc.notesTitle', { date: f.date })}`,
    '',
    t('backend.doc.notesIntro', { name: f.migration }),
    '',
    `## ${t('backend.doc.changes')}`,
    '',
    ...(f.done.length > 0 ? f.done.flatMap((step) => doneLines(t, step)) : [t('backend.doc.nothingDone')]),
    '',
    `## ${t('backend.doc.connection')}`,
    '',
    facts(t, f),
    '',
    `## ${t('backend.doc.performance')}`,
    '',
    `- ${t('backend.doc.p95', { after: ms(t, f.p95After, locale), before: ms(t, f.p95Before, locale) })}`,
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

/** A path for a command that people paste: one word of a shell, whatever it holds, and no line of its own. */
function shellWord(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (!/[\u0000-\u001f\u007f]/.test(path)) return `'${visibleLine(path).replaceAll("'", `'\\''`)}'`;
  const escaped = [...path].map((sign) => (/[\w./-]/.test(sign) ? sign : escapedBytes(sign)));
  return `$'${escaped.join('')}'`;
}

const escapedBytes = (sign: string) =>
  [...Buffer.from(sign)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

function rollback(t: Translate, f: DocsFacts): string {
  const restore = f.copies.map(({ path, copy }) => `cp -p ${shellWord(copy)} ${shellWord(path)}`);
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
    t(f.isEnvKept ? 'backend.doc.readmeText' : 'backend.doc.readmeCredentials', { file: f.envFile }),
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
export function renderDocs(plain: Translate, facts: DocsFacts, locale: Locale): Document[] {
  const t = escapeParams(plain);
  return [
    { path: NOTES_PATH, section: 'notes', body: notes(t, facts, locale) },
    { path: ROLLBACK_PATH, section: 'rollback', body: rollback(t, facts) },
    { path: README_PATH, section: 'database', body: readme(t, facts) },
    { path: INDEX_PATH, section: 'index', body: index(t) },
  ];
}
