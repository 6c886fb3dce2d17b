import type { ComponentType, ReactElement } from 'react';
import { BackendConnectView } from '@/components/evidence/backend-connect';
import { BackendDriverView } from '@/components/evidence/backend-driver';
import { BackendEnvView } from '@/components/evidence/backend-env';
import { BackupView } from '@/components/evidence/backup';
import { CommitView } from '@/components/evidence/commit';
import { ConnectionView } from '@/components/evidence/connection';
import { CrudView } from '@/components/evidence/crud';
import { CutoverView, RehearseView } from '@/components/evidence/cutover';
import {
  DataCopyView,
  DataPreflightView,
  DataVerifyView,
  type DrawAgain,
} from '@/components/evidence/data-rows';
import { ExposureView } from '@/components/evidence/exposure';
import { FileDiffsView } from '@/components/evidence/file-diffs';
import { CleanView, FollowView, PrepareView } from '@/components/evidence/follow';
import { HealthView } from '@/components/evidence/health';
import { LatencyView } from '@/components/evidence/latency';
import { PracticeBookingsView } from '@/components/evidence/practice-bookings';
import { PracticeLabView } from '@/components/evidence/practice-lab';
import { ProjectCreateView } from '@/components/evidence/project-create';
import { ReportEvidenceView } from '@/components/evidence/report';
import { RepositoryView } from '@/components/evidence/repository';
import {
  RollbackBackendView,
  RollbackEverythingView,
  RollbackSchemaView,
} from '@/components/evidence/rollback';
import { RollbackRehearsalView } from '@/components/evidence/rollback-rehearsal';
import { SchemaDeployView } from '@/components/evidence/schema-deploy';
import { SchemaPreviewView } from '@/components/evidence/schema-preview';
import { SchemaVerifyView } from '@/components/evidence/schema-verify';
import { SourceConnectionView } from '@/components/evidence/source-connection';
import { TargetCredentialsView } from '@/components/evidence/target-credentials';
import { TestRunView } from '@/components/evidence/test-run';
import { ToolsView } from '@/components/evidence/tools';
import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/code-block';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type { EvidenceToken } from '@/lib/plan/define-evidence';
import { findOutline } from '@/lib/plan/find-outline';
import { isStepId, type StepId } from '@/lib/plan/step-id';
import { stepText } from '@/lib/plan/step-text';
import { backendCompose } from '@/lib/steps/backend/backend-compose';
import { backendConnect } from '@/lib/steps/backend/backend-connect';
import { backendDriver } from '@/lib/steps/backend/backend-driver';
import { backendEnv } from '@/lib/steps/backend/backend-env';
import { backup } from '@/lib/steps/backend/backup';
import { commit } from '@/lib/steps/backend/commit';
import { docs } from '@/lib/steps/backend/docs';
import { repository } from '@/lib/steps/backend/repository';
import { tools } from '@/lib/steps/backend/tools';
import { connection } from '@/lib/steps/connection/connection';
import { projectCreate } from '@/lib/steps/connection/project-create';
import { sourceConnection } from '@/lib/steps/connection/source-connection';
import { targetCredentials } from '@/lib/steps/connection/target-credentials';
import { crud } from '@/lib/steps/crud/step';
import { dataCopy } from '@/lib/steps/data/data-copy';
import { dataCutover } from '@/lib/steps/data/data-cutover';
import type { PreflightEvidence } from '@/lib/steps/data/data-evidence';
import { dataPreflight } from '@/lib/steps/data/data-preflight';
import { dataRehearse } from '@/lib/steps/data/data-rehearse';
import { dataVerify } from '@/lib/steps/data/data-verify';
import {
  cleanEvidence,
  followEvidence,
  prepareEvidence,
  reverseEvidence,
} from '@/lib/steps/data/follow-evidence';
import { exposure } from '@/lib/steps/exposure/step';
import { health } from '@/lib/steps/health/step';
import { latencyBaseline } from '@/lib/steps/latency/baseline-step';
import { latency } from '@/lib/steps/latency/step';
import { practiceBookings } from '@/lib/steps/practice/practice-bookings';
import { practiceLab } from '@/lib/steps/practice/practice-lab';
import { report } from '@/lib/steps/report/step';
import { rollbackBackend } from '@/lib/steps/rollback/rollback-backend';
import { rollbackEverything } from '@/lib/steps/rollback/rollback-everything';
import { rollbackRehearsal } from '@/lib/steps/rollback/rollback-rehearsal';
import { rollbackSchema } from '@/lib/steps/rollback/rollback-schema';
import { schemaDeploy } from '@/lib/steps/schema/schema-deploy';
import { schemaPreview } from '@/lib/steps/schema/schema-preview';
import { schemaVerify } from '@/lib/steps/schema/schema-verify';
import { testsBaseline } from '@/lib/steps/tests/tests-baseline';
import { testsIntegration } from '@/lib/steps/tests/tests-integration';
import { testsUnit } from '@/lib/steps/tests/tests-unit';
import { WayAhead } from './way-ahead';

interface Language {
  readonly t: Translate;
  /** For views that explain error codes. */
  readonly locale: Locale;
  /** For views of compared rows, whose tables can be compared again one by one. */
  readonly again?: DrawAgain | undefined;
  /** Address of the migration, for views that lead to another step. */
  readonly at?: string | undefined;
}

type Draw = (stored: unknown, language: Language) => ReactElement | null;

/** A step's view is handed what the step's own token reads, and nothing else; null where it reads nothing. */
function view<Evidence>(
  { evidence: { stepId, read } }: { readonly evidence: EvidenceToken<Evidence> },
  View: ComponentType<Language & { readonly evidence: NoInfer<Evidence> }>,
): readonly [StepId, Draw] {
  return [
    stepId,
    (stored, language) => {
      const evidence = read(stored);
      return evidence === null ? null : <View {...language} evidence={evidence} />;
    },
  ];
}

function nameOf(id: string, t: Translate): string {
  return isStepId(id) ? `${findOutline(id).number} ${t(stepText(id, 'title'))}` : id;
}

/** Nothing in a migration without a source, or where an older version did not ask. */
function wayAhead(
  { evidence: { sides, follow }, t }: { readonly evidence: PreflightEvidence; readonly t: Translate },
  at: string | undefined,
): ReactElement | null {
  return sides && follow !== undefined ? <WayAhead follow={follow} at={at} t={t} /> : null;
}

/** A step without a view of its own shows its evidence as data. */
const VIEWS: ReadonlyMap<StepId, Draw> = new Map([
  view(practiceLab, PracticeLabView),
  view(practiceBookings, PracticeBookingsView),
  view(projectCreate, ProjectCreateView),
  view(targetCredentials, TargetCredentialsView),
  view(sourceConnection, SourceConnectionView),
  view(tools, ToolsView),
  view(repository, RepositoryView),
  view(backup, BackupView),
  view(testsBaseline, TestRunView),
  view(latencyBaseline, LatencyView),
  view(connection, ConnectionView),
  view(schemaPreview, SchemaPreviewView),
  view(schemaDeploy, SchemaDeployView),
  view(schemaVerify, SchemaVerifyView),
  view(exposure, ExposureView),
  view(dataPreflight, ({ at, ...props }) => <DataPreflightView {...props} ahead={wayAhead(props, at)} />),
  view({ evidence: prepareEvidence }, PrepareView),
  view(dataCopy, DataCopyView),
  view(dataVerify, DataVerifyView),
  view({ evidence: followEvidence }, FollowView),
  view(dataRehearse, RehearseView),
  view(dataCutover, CutoverView),
  view({ evidence: reverseEvidence }, FollowView),
  view({ evidence: cleanEvidence }, CleanView),
  view(backendEnv, BackendEnvView),
  view(backendDriver, BackendDriverView),
  view(backendCompose, FileDiffsView),
  view(backendConnect, BackendConnectView),
  view(testsUnit, TestRunView),
  view(testsIntegration, TestRunView),
  view(health, HealthView),
  view(crud, CrudView),
  view(latency, LatencyView),
  view(docs, FileDiffsView),
  view(commit, CommitView),
  view(report, ReportEvidenceView),
  view(rollbackRehearsal, (props) => (
    <RollbackRehearsalView {...props} nameOf={(id) => nameOf(id, props.t)} />
  )),
  view(rollbackSchema, RollbackSchemaView),
  view(rollbackBackend, RollbackBackendView),
  view(rollbackEverything, RollbackEverythingView),
]);

interface Props extends Language {
  readonly stepId: StepId;
  /** As it was stored, maybe by another version. */
  readonly evidence: unknown;
}

/** What the machine saw: the step's own view and the raw data one click away, or the data alone. */
export function EvidenceView({ stepId, evidence, ...language }: Props) {
  const { t } = language;
  const label = t('app.step.rawEvidence');
  const raw = <CodeBlock code={JSON.stringify(evidence, null, 2)} kind="text" label={label} t={t} />;
  const draw = VIEWS.get(stepId);
  if (!draw) return raw;
  const drawn = draw(evidence, language);
  if (!drawn)
    return (
      <div className="space-y-4">
        <Callout tone="warning" title={t('app.step.otherVersionTitle')}>
          <p>{t('app.step.otherVersion')}</p>
        </Callout>
        {raw}
      </div>
    );
  return (
    <div className="space-y-4">
      {drawn}
      <details>
        <summary className="min-h-6 text-sm text-ink-muted">{label}</summary>
        <div className="mt-2">{raw}</div>
      </details>
    </div>
  );
}
