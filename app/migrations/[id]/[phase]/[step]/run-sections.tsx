import { LiveBookingsLog } from '@/components/bookings/live-bookings-log';
import { LiveCopyLog } from '@/components/copy/live-copy-log';
import { LiveCutoverLog } from '@/components/cutover/live-cutover-log';
import type { DrawAgain } from '@/components/evidence/data-rows';
import { LiveFollowLog } from '@/components/follow/live-follow-log';
import { LiveLatencyLog } from '@/components/latency/live-latency-log';
import { LiveLog } from '@/components/log/live-log';
import { hydratedState } from '@/components/query/hydrated-state';
import type { RunSummary } from '@/components/query/migration-summary';
import { queryKeys } from '@/components/query/query-keys';
import { Callout } from '@/components/ui/callout';
import { Clip } from '@/components/ui/clip';
import { CriteriaList } from '@/components/wizard/criteria-list';
import { FailureSummary } from '@/components/wizard/failure-summary';
import { StepSection } from '@/components/wizard/step-section';
import { verdictCounts } from '@/components/wizard/verdict-counts';
import { VerdictLine } from '@/components/wizard/verdict-line';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import { explainError, isErrorCode } from '@/lib/platform/errors/explain-error';
import type { RunView } from '@/lib/runs/derive-run';
import { presentEvent } from '@/lib/runs/present-event';
import type { StoredArtifact } from '@/lib/store/artifacts';
import { firstErrorSeq, readEvents } from '@/lib/store/run-events';
import { pauseRun } from './actions';
import { CompareAgain } from './compare-again';
import { EvidenceView } from './evidence-view';
import { liveLatency } from './live-latency';
import { isNightStep } from './night-sections';
import { RunActions } from './run-actions';

interface Props {
  readonly run: RunView;
  readonly t: Translate;
  readonly locale: Locale;
}

const logHref = (line: number | null) => (line === null ? '#log' : `#L${line}`);

/** Whether a run ended and found something that does not hold; then that leads the page. */
const isRed = ({ status, error, outcomes }: RunView) =>
  status === 'failed' &&
  !(error && isErrorCode(error.code)) &&
  outcomes.some(({ verdict }) => verdict === 'fail');

/** A run that ended and found something that does not hold: what, before anything else. */
async function RedCriteria({ run, t }: Omit<Props, 'locale'>) {
  if (!isRed(run)) return null;
  const red = run.outcomes.filter(({ verdict }) => verdict === 'fail');
  return (
    <div id="failure" className="scroll-mt-20">
      <Callout tone="danger" title={t('app.step.verdict', verdictCounts(run.outcomes))}>
        <ul className="mt-1 list-disc space-y-0.5 pl-4">
          {red.map(({ id, message }) => (
            <li key={id}>{t(message)}</li>
          ))}
        </ul>
        <p className="mt-1.5 flex flex-wrap gap-x-4">
          <a className="text-link inline-flex min-h-6 items-center" href="#criteria">
            {t('app.step.redLink')}
          </a>
          <a
            className="text-link inline-flex min-h-6 items-center"
            href={logHref(await firstErrorSeq(run.id))}
          >
            {t('ui.step.showLogLine')}
          </a>
        </p>
      </Callout>
    </div>
  );
}

/** The first cause of a failed run and its cures, for the top of the page. */
export async function RunFailure({ run, t, locale }: Props) {
  if (!run.error || !isErrorCode(run.error.code)) return <RedCriteria run={run} t={t} />;
  const line = await firstErrorSeq(run.id);
  return (
    <FailureSummary
      id="failure"
      error={explainError(run.error.code, locale, run.error.params)}
      original={run.error.original}
      sqlState={run.error.sqlState}
      logHref={logHref(line)}
      t={t}
    />
  );
}

interface LogProps extends Props {
  readonly canCancel: boolean;
  readonly p95LimitMs: number;
}

/** The live log of a run, with its state and the way to stop it. */
export async function RunLog({ run, t, locale, canCancel, p95LimitMs }: LogProps) {
  // The first lines come with the page, so that a short log has its height from the start; the rest is streamed.
  const first = run.isTerminal ? await readEvents(run.id, 0, 40) : [];
  const label = `${t(`app.step.action.${run.action}`)} · ${t('ui.attempt.number', { attempt: run.attempt })}`;
  const log = {
    migrationId: run.migrationId,
    runId: run.id,
    label,
    initialEvents: first.map((event) => presentEvent(event, locale)),
    isTerminal: run.isTerminal,
    startedAt: Date.parse(run.startedAt ?? run.requestedAt),
    downloadHref: `/api/runs/${run.id}/log`,
  };
  const isCopy = run.stepId === 'data.copy' && run.action === 'run';
  const isSwitch = ['data.cutover', 'data.rehearse'].includes(run.stepId) && run.action === 'run';
  const isService = ['data.follow', 'data.reverse'].includes(run.stepId) && run.action === 'run';
  const isBookings = run.stepId === 'practice.bookings' && run.action === 'run';
  const live = liveLatency(run, p95LimitMs, t);
  const summary: RunSummary = { id: run.id, status: run.status, isTerminal: run.isTerminal };
  return (
    <StepSection
      id="log"
      title={t(run.isTerminal ? 'app.step.logOver' : 'app.step.logTitle')}
      description={label}
      isFlush
      actions={
        <RunActions
          migrationId={run.migrationId}
          runId={run.id}
          state={hydratedState([[queryKeys.run(run.migrationId, run.id), summary]])}
          canCancel={canCancel}
          label={t(isService ? 'ui.follow.stop' : isBookings ? 'ui.bookings.stop' : 'app.step.cancelRun')}
          pendingLabel={t('app.step.cancelling')}
        />
      }
    >
      {isCopy ? (
        <LiveCopyLog key={run.id} {...log} setPaused={canCancel ? pauseRun : undefined} />
      ) : isSwitch ? (
        <LiveCutoverLog key={run.id} {...log} />
      ) : isService ? (
        <LiveFollowLog key={run.id} {...log} />
      ) : isBookings ? (
        <LiveBookingsLog key={run.id} {...log} />
      ) : live ? (
        <LiveLatencyLog key={run.id} {...log} {...live} locale={locale} />
      ) : (
        <LiveLog key={run.id} {...log} />
      )}
    </StepSection>
  );
}

/** Whether a run found anything that can be shown. */
const isEmpty = ({ evidence, outcomes, action }: RunView) =>
  action === 'undo' || (evidence === null && outcomes.length === 0);

const LOUDEST_FIRST = ['fail', 'warn', 'unchecked', 'pass'];

/** What somebody has to look at stands before what holds: the end of a long list is folded away. */
const byLoudness = (criteria: RunView['outcomes']) =>
  criteria.toSorted((a, b) => LOUDEST_FIRST.indexOf(a.verdict) - LOUDEST_FIRST.indexOf(b.verdict));

/** What a run was asked and what it answered, in one sentence and one by one. */
export function RunAnswer({ run, t }: Omit<Props, 'locale'>) {
  if (isEmpty(run)) return null;
  const title = t('app.step.criteriaTitle');
  return (
    <StepSection id="criteria" title={title}>
      {/* The sentence is said once. */}
      {run.outcomes.length > 1 && !isRed(run) ? <VerdictLine criteria={run.outcomes} t={t} /> : null}
      <Clip size="medium" label={title}>
        <CriteriaList criteria={byLoudness(run.outcomes)} t={t} />
      </Clip>
    </StepSection>
  );
}

function RunFiles({ run, t, artifacts }: Omit<EvidenceProps, 'locale'>) {
  const files = artifacts.filter((file) => file.runId === run.id);
  if (files.length === 0) return null;
  return (
    <StepSection id="files" title={t('app.step.artifactsTitle')}>
      <ul className="space-y-1.5 text-sm">
        {files.map((file) => (
          <li key={file.id} className="flex flex-wrap items-baseline gap-x-3">
            <a className="text-link font-medium" href={`/api/artifacts/${file.id}`} download={file.name}>
              {file.name}
            </a>
            <span className="font-mono text-xs text-ink-muted" title={file.sha256}>
              SHA-256 {file.sha256.slice(0, 16)}…
            </span>
          </li>
        ))}
      </ul>
    </StepSection>
  );
}

interface EvidenceProps extends Props {
  readonly artifacts: readonly StoredArtifact[];
}

interface Comparing {
  /** Whether the viewer may start a comparison now. */
  readonly canCompare: boolean;
}

/** The button beside each table of compared rows; nothing for other steps. */
function drawAgain({ migrationId, stepId, input }: RunView, t: Translate): DrawAgain | undefined {
  if (stepId !== 'data.verify' && stepId !== 'data.copy') return undefined;
  const { leaveOut } = input;
  const again: DrawAgain = (tables) => (
    <CompareAgain
      migrationId={migrationId}
      tables={tables.join(', ')}
      leaveOut={typeof leaveOut === 'string' ? leaveOut : ''}
      label={t('data.view.again')}
      spoken={t('data.view.againTable', { table: tables.join(', ') })}
    />
  );
  return again;
}

/** What a run saw: the picture of its evidence, and its files. */
export function RunEvidence({ run, t, locale, artifacts, canCompare }: EvidenceProps & Comparing) {
  if (isEmpty(run)) return null;
  const title = t('app.step.evidenceTitle');
  const again = canCompare ? drawAgain(run, t) : undefined;
  const view = (
    <EvidenceView
      stepId={run.stepId}
      evidence={run.evidence}
      again={again}
      at={`/migrations/${run.migrationId}`}
      t={t}
      locale={locale}
    />
  );
  return (
    <>
      <StepSection id="evidence" title={title}>
        {/* What went wrong is not folded away, nor is the clock of a switch, which folds what is long itself. */}
        {run.status === 'failed' || isNightStep(run.stepId) ? (
          view
        ) : (
          // A chart is nothing without its axis.
          <Clip size={run.stepId.startsWith('latency') ? 'chart' : 'tall'} label={title}>
            {view}
          </Clip>
        )}
      </StepSection>
      <RunFiles run={run} t={t} artifacts={artifacts} />
    </>
  );
}
