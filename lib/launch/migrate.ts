import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isLocale, type Locale } from '../i18n/locale';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { asciiJson } from '../platform/log/ascii-json';
import { terminalText } from '../platform/log/terminal-text';
import { terminalTranslator } from '../platform/log/terminal-translator';
import { visibleText } from '../platform/log/visible-text';
import { findMigrationOrFail } from '../report/deeds/find-migration-or-fail';
import { exportReport } from '../report/exports/export-report';
import { makeReport } from '../report/make-report';
import { readReport } from '../report/read-report';
import type { Report } from '../report/report-schema';
import { reportTranslator } from '../report/report-translate';
import type { RunView } from '../runs/derive-run';
import { importPlan, settingsOf } from '../runs/plan-file/import-plan';
import type { PlanFile } from '../runs/plan-file/plan-schema';
import { readPlan } from '../runs/plan-file/read-plan';
import { Runner } from '../runs/runner';
import '../steps/registry';
import { stopPracticeLab } from '../servers/practice/practice-lab';
import { requireKey } from '../store/keys/require-key';
import { stopListening } from '../store/listen';
import { migrateState } from '../store/migrate-state';
import { insertMigration, type Migration } from '../store/migrations';
import { stateClient } from '../store/query';
import { withState } from './admin/with-state';
import { errorSentence } from './error-sentence';
import { envSecrets } from './headless/env-secrets';
import { findResumable } from './headless/find-resumable';
import { type Walk, walkPlan } from './headless/walk-plan';

const USAGE = `
  npm run migrate -- --plan FILE [--resume ID-OR-NAME] [--json] [--out FOLDER] [--by NAME] [--lang en|es]

  Runs a plan without a browser: the same steps, previews and gates. Credentials come from the environment
  (MIGRATE_TARGET_URL, MIGRATE_TARGET_PASSWORD, MIGRATE_SESSION_URL, MIGRATE_SOURCE_URL, MIGRATE_ANON_KEY,
  MIGRATE_SERVICE_KEY, MIGRATE_HEALTH_HEADER).

  --resume goes on with a migration that stopped at a gate: what passed or was waived is not run again.

  Exit codes: 0 the plan went through; 1 a gate was closed or the verdict is FAILED; 2 the call, the plan file or
  what to resume is wrong, and nothing was run; 3 something broke that is none of these. With 0 and 1 the report
  is written (report.json and report.md in the folder of --out).
`;

interface Call {
  readonly plan: PlanFile;
  /** Id or name of the migration to go on with; a new one without it. */
  readonly resume: string | undefined;
  readonly isJson: boolean;
  readonly out: string;
  readonly by: string;
  readonly locale: Locale;
}

/** Null for a call that lacks its plan or names a language there is not. */
function readCall(): Call | 'help' | null {
  const { values } = parseArgs({
    options: {
      plan: { type: 'string' },
      resume: { type: 'string' },
      json: { type: 'boolean', default: false },
      out: { type: 'string', default: 'migration-report' },
      by: { type: 'string', default: 'CI' },
      lang: { type: 'string', default: 'en' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return 'help';
  const locale = values.lang;
  if (!values.plan || !isLocale(locale)) return null;
  const plan = readPlan(readFileSync(values.plan, 'utf8'), locale);
  const { json: isJson, resume, out, by } = values;
  return { plan, resume, isJson, out, by, locale };
}

/** One line per event: JSON for programs, words for people. */
function say(call: Call, event: { readonly event: string } & Record<string, unknown>, words: string): void {
  console.log(
    call.isJson ? asciiJson(JSON.stringify({ at: new Date().toISOString(), ...event })) : terminalText(words),
  );
}

function sayRun(call: Call, run: RunView): void {
  const t = terminalTranslator(reportTranslator(call.locale));
  const criteria = run.outcomes.map(({ id, verdict, message }) => ({ id, verdict, text: t(message) }));
  const error = run.error ? { code: run.error.code, original: run.error.original ?? null } : null;
  const { stepId, action, status, attempt } = run;
  const title = t('report.field.stepName', { step: stepId });
  const lines = criteria.map(({ verdict, text }) => `      ${t(`ui.verdict.${verdict}`)}: ${text}`);
  const failure = error ? [`      ${error.code} ${visibleText(error.original ?? '')}`] : [];
  const words = [`  ${title}: ${t(`run.status.${status}.label`)}`, ...lines, ...failure].join('\n');
  say(call, { event: 'step', step: stepId, action, status, attempt, criteria, error }, words);
}

/** A new migration with this plan, or the one to go on with, set to it. */
async function migrationOf({ plan, resume, by }: Call): Promise<Migration> {
  const { name, kind } = plan;
  if (resume) {
    const { id } = await findResumable(resume, plan);
    await importPlan(id, plan, by);
    return findMigrationOrFail(id);
  }
  const made = await insertMigration(stateClient, { name, kind, settings: settingsOf(plan), createdBy: by });
  await importPlan(made.id, plan, by);
  return made;
}

async function writeReport(call: Call, report: Report): Promise<void> {
  mkdirSync(call.out, { recursive: true });
  for (const format of ['json', 'markdown'] as const) {
    const file = await exportReport(format, report, { artifacts: [], runs: [] }, call.locale, new Date());
    writeFileSync(join(call.out, format === 'json' ? 'report.json' : 'report.md'), file.content);
  }
}

/** Says how it ended; after a closed gate also how to go on. */
function sayEnd(call: Call, walk: Walk, report: Report): number {
  const t = reportTranslator(call.locale);
  const obstacles = (walk.stoppedBefore?.obstacles ?? []).map(({ stepId, criterionId, message }) => ({
    step: stepId,
    criterion: criterionId,
    text: t(message),
  }));
  const code = walk.stoppedBefore || report.verdict.status === 'failed' ? 1 : 0;
  const { status } = report.verdict;
  const { id } = report.migration;
  const words = [
    `\n  ${t(report.verdict.rule)}`,
    ...obstacles.map(({ text }) => `    - ${text}`),
    ...(walk.stoppedBefore ? [`  ${t('report.headless.resume', { id })}`] : []),
  ].join('\n');
  const stoppedBefore = walk.stoppedBefore?.phase ?? null;
  say(
    call,
    { event: 'end', migration: id, verdict: status, stoppedBefore, obstacles, digest: report.digest, code },
    words,
  );
  return code;
}

async function migrate(call: Call): Promise<number> {
  await migrateState();
  await requireKey();
  const migration = await migrationOf(call);
  const runner = new Runner({ makeReport });
  await runner.start();
  try {
    const { id, name } = migration;
    const { plan, by } = call;
    const isResumed = call.resume !== undefined;
    say(call, { event: 'begin', migration: id, name, isResumed }, `\n  ${name} (${id})\n`);
    const onEnd = (run: RunView) => sayRun(call, run);
    const walk = await walkPlan({ migration, plan, secrets: envSecrets(), by, isResumed, onEnd });
    const report = await readReport(migration);
    await writeReport(call, report);
    return sayEnd(call, walk, report);
  } finally {
    await runner.stop();
    await stopPracticeLab();
    await stopListening();
  }
}

async function main(): Promise<number> {
  let call: ReturnType<typeof readCall> = null;
  try {
    call = readCall();
  } catch (error) {
    console.error(`\n  ${terminalText(errorSentence(error, ['en']))}\n`);
    return 2;
  }
  if (call === 'help') {
    console.log(USAGE);
    return 0;
  }
  if (!call) {
    console.error(USAGE);
    return 2;
  }
  const wanted = call;
  return withState(() => migrate(wanted));
}

/** What is wrong with the call is found out before anything runs. */
const CALL_ERRORS: readonly string[] = ['MUD-621', 'MUD-622', 'MUD-623'];
const codeOf = (error: unknown) =>
  error instanceof MudanzaError && CALL_ERRORS.includes(error.code) ? 2 : 3;

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(`\n  ${terminalText(errorSentence(error))}\n`);
    process.exit(codeOf(error));
  },
);
