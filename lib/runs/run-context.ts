import { chmodSync, mkdirSync } from 'node:fs';
import { say as sayThat } from '../i18n/message';
import { translate } from '../i18n/translate';
import type { MadeReport, StepContext } from '../plan/step-context';
import { dataDir } from '../platform/data-dir';
import { MudanzaError } from '../platform/errors/mudanza-error';
import { visibleText } from '../platform/log/visible-text';
import { redactLong } from '../platform/vault/redact-long';
import { redactData, redactText } from '../platform/vault/redact-text';
import type { ScratchServer } from '../servers/embedded/scratch-server';
import { findArtifact, insertArtifact } from '../store/artifacts';
import { noteAuthFailure, recentAuthFailures } from '../store/auth-failures';
import { storeConnection } from '../store/connections';
import type { Migration } from '../store/migrations';
import { updateSettings } from '../store/migrations';
import type { RunRow } from '../store/runs';
import { openSecrets, storeSecret } from '../store/secrets';
import type { EventWriter } from './event-writer';
import { outputLines } from './output-lines';
import { lastEvidence, readRuns } from './read-runs';
import { SampleBuffer } from './sample-buffer';
import { sharedCopy } from './shared-copy';
import { standingRuns } from './standing-runs';
import { credentialsFor, stepClients } from './step-clients';

export interface ContextParts {
  readonly run: RunRow;
  readonly migration: Migration;
  readonly writer: EventWriter;
  readonly signal: AbortSignal;
  readonly scratch: ScratchServer;
  /** Every secret value known in this run; grows as a step stores new ones. */
  readonly secrets: Set<string>;
  readonly makeReport?: (migrationId: string) => Promise<MadeReport>;
}

export interface RunContext extends StepContext {
  /** Writes what samples are still held back; called once at the end. */
  flushSamples(): void;
}

type Say = Pick<StepContext, 'log' | 'output' | 'progress' | 'sample'> & { flushSamples(): void };

/** The part of the context that speaks: everything is redacted before it is queued for the event table. */
function speaker({ writer, secrets }: ContextParts): Say {
  const buffer = new SampleBuffer();
  const clean = (text: string) => visibleText(redactText(text, [...secrets]));
  const cleanData = (data: unknown) => redactData(data, [...secrets]);
  const lines = outputLines(secrets);
  const flushSamples = () => {
    for (const batch of buffer.take()) {
      writer.add({ stream: 'sample', level: 'debug', text: batch.series, data: batch });
    }
  };
  return {
    log: (level, message, data) => {
      const text = clean(translate('en', message));
      writer.add({
        stream: 'log',
        level,
        text,
        data: cleanData({ message, ...(data === undefined ? {} : { data }) }),
      });
    },
    output: (stream, text) => {
      const level = stream === 'stderr' ? 'warn' : 'info';
      for (const line of lines(stream, text)) writer.add({ stream, level, text: line, data: undefined });
    },
    progress: (done, total, message, detail) => {
      const text = message ? clean(translate('en', message)) : `${done}/${total}`;
      writer.add({
        stream: 'progress',
        level: 'debug',
        text,
        data: cleanData({ done, total, message, ...(detail && { detail }) }),
      });
    },
    sample: (series, at, value) => {
      if (buffer.add(series, at, value)) flushSamples();
    },
    flushSamples,
  };
}

function files({
  run,
  migration,
  writer,
  secrets,
}: ContextParts): Pick<StepContext, 'artifact' | 'readArtifact' | 'dataFolder'> {
  return {
    artifact: async (name, mediaType, content) => {
      const clean =
        typeof content === 'string' ? Buffer.from(await redactLong(content, [...secrets])) : content;
      const ref = await insertArtifact({
        migrationId: migration.id,
        runId: run.id,
        name,
        mediaType,
        content: clean,
      });
      writer.add({ stream: 'artifact', level: 'info', text: `${name} (${ref.bytes} bytes)`, data: ref });
      return ref;
    },
    readArtifact: async (id) => {
      const found = await findArtifact(id);
      if (!found || found.migrationId !== migration.id) throw new MudanzaError('MUD-010', { params: { id } });
      return found.content;
    },
    dataFolder: () => {
      const folder = dataDir('migrations', migration.id);
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      chmodSync(folder, 0o700);
      return folder;
    },
  };
}

/** Builds what a step is handed for one run. */
export function runContext(parts: ContextParts): RunContext {
  const { run, migration, signal, secrets, scratch, makeReport } = parts;
  const say = speaker(parts);
  const secret: StepContext['secret'] = async (name) => {
    const value = (await openSecrets(migration.id)).get(name) ?? null;
    if (value) secrets.add(value);
    return value;
  };
  return {
    ...say,
    ...files(parts),
    keepAhead: async (_, evidence) => {
      const data = redactData({ kind: 'ahead', evidence }, [...secrets]);
      parts.writer.add({ stream: 'lifecycle', level: 'info', text: 'about to commit', data });
      await parts.writer.flush();
    },
    migration,
    runId: run.id,
    attempt: run.attempt,
    startedBy: run.requestedBy,
    signal,
    clients: stepClients({
      migrationId: migration.id,
      signal,
      scratch,
      secret,
      notice: (text) => say.output('notice', text),
    }),
    evidenceOf: async (token) => {
      const stored = await lastEvidence(migration.id, token.stepId);
      const evidence = stored === null ? null : token.read(stored);
      if (stored !== null && evidence === null)
        say.log('warn', sayThat('plan.evidence.otherVersion', { step: token.stepId }));
      return evidence;
    },
    standingRuns: async (step, broken) => standingRuns(await readRuns(migration.id), step, broken),
    ...(run.runner
      ? { shareCopy: (options) => sharedCopy({ runId: run.id, runner: run.runner ?? '' }, options) }
      : {}),
    ...(makeReport ? { makeReport: () => makeReport(migration.id) } : {}),
    credentialsFor: (role) => credentialsFor({ migrationId: migration.id, secret }, role),
    secret,
    storeSecret: async (name, value) => {
      if (value) secrets.add(value);
      await storeSecret(migration.id, name, value);
    },
    storeConnection: (role, endpoint) => storeConnection(migration.id, role, endpoint),
    updateSettings: (change) => updateSettings(migration.id, change),
    recentAuthFailures: (host) => recentAuthFailures(migration.id, host),
    noteAuthFailure: (host) => noteAuthFailure(migration.id, host),
  };
}
