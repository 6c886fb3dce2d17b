import '../../steps/registry';
import { expect, it } from 'vitest';
import { artifactOrigin } from '../../i18n/format/artifact-origin';
import { MigrationSettings } from '../../plan/migration-settings';
import { buildReport } from '../build-report';
import { renderMarkdown } from '../markdown/render-markdown';
import type { ReportFacts } from '../report-facts';
import { reportTranslator } from '../report-translate';
import { outcomeOf, runOf, stepOf } from '../testing/step-fixtures';

const first = runOf('schema.deploy');
const undo = runOf('schema.deploy', { action: 'undo', undoes: first.id });
const second = runOf('schema.deploy', { attempt: 2 });
const back = runOf('rollback.everything', { outcomes: [outcomeOf('rollback.catalog', 'pass')] });

function reportOf(runs: ReportFacts['runs']) {
  const record = (run: typeof first) => ({
    ...{ id: run.id, runId: run.id, name: 'deploy-record.json', mediaType: 'application/json' },
    ...{ bytes: 2, sha256: 'a'.repeat(64), createdAt: new Date(0) },
  });
  const facts: ReportFacts = {
    migration: {
      ...{ id: 'm', name: 'Again', kind: 'practice', createdBy: 'Ana', createdAt: new Date(0) },
      settings: MigrationSettings.parse({}),
    },
    ...{ steps: [stepOf('schema.deploy', { attempts: [...runs] })], runs, connections: new Map() },
    artifacts: runs.filter((run) => run.stepId === 'schema.deploy' && run.action === 'run').map(record),
    ...{ waivers: [], signOffs: [], issues: [], rechecks: [], notes: [], statements: [], watched: [] },
  };
  return buildReport(facts, new Date(0));
}

it('tells two files of one name apart by the attempt, and says which was taken back', () => {
  const report = reportOf([first, undo, second]);
  const origins = (locale: 'en' | 'es') =>
    report.artifacts.map((artifact) => artifactOrigin(artifact, reportTranslator(locale)));
  expect(origins('en')).toEqual([
    expect.stringMatching(/^1\.3 .+, attempt 1 \(taken back\)$/),
    expect.stringMatching(/^1\.3 .+, attempt 2$/),
  ]);
  expect(origins('es')[0]).toMatch(/, intento 1 \(deshecho\)$/);
  expect(renderMarkdown(report, 'en')).toContain(`| ${origins('en')[0]} |`);
});

it.each([
  ['a deployment stands', [first], true],
  ['it was undone', [first, undo], false],
  ['another came after', [first, undo, second], true],
  ['everything was rolled back', [first, back], false],
] as const)('asks for the record of the deployment to go back where %s: %o', (_, runs, isAsked) => {
  expect(reportOf([...runs]).rollback.files.includes('deploy-record.json')).toBe(isAsked);
});

it('reads an older report, which did not say', () => {
  const [artifact] = reportOf([first]).artifacts;
  if (!artifact) throw new Error('no file');
  const older = { ...artifact, attempt: null, isTakenBack: false };
  expect(artifactOrigin(older, reportTranslator('en'))).toMatch(/^1\.3 [^,]+$/);
});
