import type { EvidenceToken } from '../plan/define-evidence';
import { backendComposeEvidence } from '../plan/evidence/backend-compose-evidence';
import { backendEnvEvidence } from '../plan/evidence/backend-env-evidence';
import { connectionEvidence } from '../plan/evidence/connection-evidence';
import { crudEvidence } from '../plan/evidence/crud-evidence';
import { exposureEvidence } from '../plan/evidence/exposure-evidence';
import { latencyBaselineEvidence, latencyEvidence } from '../plan/evidence/latency-evidence';
import { type SchemaDeployEvidence, schemaDeployEvidence } from '../plan/evidence/schema-deploy-evidence';
import { schemaPreviewEvidence } from '../plan/evidence/schema-preview-evidence';
import { schemaVerifyEvidence } from '../plan/evidence/schema-verify-evidence';
import { sourceConnectionEvidence } from '../plan/evidence/source-connection-evidence';
import {
  testsBaselineEvidence,
  testsIntegrationEvidence,
  testsUnitEvidence,
} from '../plan/evidence/test-run';
import { signatureOf } from '../runs/gate';
import { takenBackBy } from '../runs/taken-back-by';
import { watchRecord } from '../runs/watch/watch-record';
import { estimateCost } from './cost/estimate-cost';
import { readConfiguration } from './evidence/configuration';
import { readExposure } from './evidence/exposure';
import { readIndexFindings } from './evidence/index-findings';
import { readLatency } from './evidence/latency';
import { latestEvidence } from './evidence/latest-evidence';
import { lossesOf } from './evidence/losses';
import { readPlace } from './evidence/place';
import { poolOf } from './evidence/pool-size';
import { rowFacts } from './evidence/rows';
import { readSchema } from './evidence/schema';
import { readTests } from './evidence/tests';
import { reportDigest } from './report-digest';
import type { ReportFacts } from './report-facts';
import type { Report, ReportBody } from './report-schema';
import { boardOf } from './sections/board';
import { issuesOf } from './sections/issues';
import { leftOnSource } from './sections/left-on-source';
import { leftOnTarget } from './sections/left-on-target';
import { suggestLessons } from './sections/lessons';
import { notesOf } from './sections/notes';
import { phasesOf, spanOf } from './sections/phases';
import { recheckEntries } from './sections/rechecks';
import { suggestRecommendations } from './sections/recommendations';
import { risksOf } from './sections/risks';
import { rollbackOf } from './sections/rollback';
import { rolledBack } from './sections/rolled-back';
import { verdictOf } from './sections/verdict';
import { waiverEntry } from './sections/waiver-entry';

function durationOf(facts: ReportFacts, phases: Report['phases']): Report['duration'] {
  const deeds = facts.runs.filter((run) => run.action === 'run' || run.action === 'undo');
  const { startedAt, endedAt } = spanOf(deeds);
  const planned = phases.filter((phase) => phase.id !== 'rollback');
  return {
    startedAt,
    endedAt,
    elapsedMs: startedAt && endedAt ? Date.parse(endedAt) - Date.parse(startedAt) : 0,
    workMs: phases.reduce((sum, phase) => sum + phase.workMs, 0),
    estimateMinutes: planned.reduce((sum, phase) => sum + phase.estimateMinutes, 0),
  };
}

function signaturesOf({ steps, waivers, signOffs }: ReportFacts): Report['signOffs'] {
  return signOffs.map((signOff) => {
    const newest = signatureOf(signOff.phase, steps, waivers, signOffs);
    return {
      phase: signOff.phase,
      name: signOff.name,
      note: signOff.note,
      by: signOff.by,
      at: signOff.at.toISOString(),
      isCurrent: newest?.signOff.basis === signOff.basis && newest.isCurrent,
    };
  });
}

function artifactsOf({ artifacts, runs }: ReportFacts): Report['artifacts'] {
  return artifacts.map((artifact) => {
    const run = runs.find(({ id }) => id === artifact.runId);
    return {
      name: artifact.name,
      mediaType: artifact.mediaType,
      bytes: artifact.bytes,
      sha256: artifact.sha256,
      step: run?.stepId ?? null,
      attempt: run?.attempt ?? null,
      isTakenBack: run !== undefined && takenBackBy(runs, run.stepId)(run),
      at: artifact.createdAt.toISOString(),
    };
  });
}

/** Evidence of every deployment that stands, oldest first: a later one may have found everything there already. */
function deployments(steps: ReportFacts['steps']): SchemaDeployEvidence[] {
  if (latestEvidence(steps, schemaDeployEvidence) === null) return [];
  const step = steps.find(({ outline }) => outline.id === 'schema.deploy');
  const runs = (step?.attempts ?? []).filter(({ action }) => action === 'run');
  return runs.flatMap(({ evidence }) => schemaDeployEvidence.read(evidence) ?? []);
}

/** What the steps measured, section by section. */
function measured({ steps, connections, configuration }: ReportFacts) {
  const seen = <Evidence>(token: EvidenceToken<Evidence>) => latestEvidence(steps, token);
  return {
    source: readPlace(connections.get('source'), seen(sourceConnectionEvidence)?.report),
    target: readPlace(connections.get('target'), seen(connectionEvidence)?.target.report),
    latency: readLatency(seen(latencyEvidence), seen(latencyBaselineEvidence)),
    schemaSummary: readSchema(deployments(steps), seen(schemaVerifyEvidence), seen(crudEvidence)),
    exposure: readExposure(seen(exposureEvidence)),
    tests: readTests({
      baseline: seen(testsBaselineEvidence),
      unit: seen(testsUnitEvidence),
      integration: seen(testsIntegrationEvidence),
    }),
    configuration: configuration
      ? [...configuration]
      : readConfiguration(seen(backendEnvEvidence), seen(backendComposeEvidence)),
  };
}

/**
 * Makes the report from its facts: pure, so the same facts at the same moment give the same report and digest.
 * Every sentence in it is a dictionary key with parameters; nothing in it is typed by hand but what people wrote
 * and signed with their names.
 */
export function buildReport(facts: ReportFacts, now: Date): Report {
  const { migration } = facts;
  const sections = measured(facts);
  const cost = estimateCost({
    databaseBytes: sections.target?.sizeBytes ?? null,
    connections: poolOf(facts.steps),
    egressBytesPerMonth:
      migration.settings.egressGbPerMonth === null ? null : migration.settings.egressGbPerMonth * 1e9,
  });
  const phases = phasesOf(facts);
  const issues = issuesOf(facts);
  const losses = lossesOf(facts.steps);
  const board = boardOf(facts, cost);
  const head = { id: migration.id, name: migration.name, kind: migration.kind };
  const about = { ...head, createdBy: migration.createdBy, createdAt: migration.createdAt.toISOString() };
  const indexes = readIndexFindings(latestEvidence(facts.steps, schemaPreviewEvidence));
  const advice = suggestRecommendations({ ...sections, cost, board, migration: about, indexes });
  const body: ReportBody = {
    schema: 'mudanza.report/1',
    madeAt: now.toISOString(),
    migration: about,
    verdict: {
      ...verdictOf({
        ...{ facts, issues, board, losses },
        rows: rowFacts(facts.steps),
        left: [...leftOnSource(facts), ...leftOnTarget(facts)],
      }),
      rolledBack: rolledBack(facts),
    },
    losses,
    duration: durationOf(facts, phases),
    ...sections,
    watch: watchRecord(facts.watched, facts.runs),
    phases,
    board,
    risks: risksOf(facts),
    cost,
    issues,
    waivers: facts.waivers.map(waiverEntry),
    lessons: notesOf('lesson', suggestLessons(phases, facts.steps), facts.notes),
    recommendations: notesOf('recommendation', advice, facts.notes),
    rollback: rollbackOf(facts),
    signOffs: signaturesOf(facts),
    rechecks: recheckEntries(facts.rechecks, facts.runs),
    artifacts: artifactsOf(facts),
  };
  return { ...body, digest: reportDigest(body) };
}
