import type { ComponentType } from 'react';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import type { StepId } from '@/lib/plan/step-id';
import { Callout } from '../ui/callout';
import { CodeBlock } from '../ui/code-block';
import { BackendConnectView } from './backend-connect';
import { BackendDriverView } from './backend-driver';
import { BackendEnvView } from './backend-env';
import { BackupView } from './backup';
import { CommitView } from './commit';
import { ConnectionView } from './connection';
import { CrudView } from './crud';
import { DataCopyView, DataPreflightView, DataVerifyView } from './data-rows';
import { drawError } from './draw-error';
import { DrawingBoundary } from './drawing-boundary';
import { ExposureView } from './exposure';
import { FileDiffsView } from './file-diffs';
import { HealthView } from './health';
import { LatencyView } from './latency';
import { PracticeLabView } from './practice-lab';
import { ProjectCreateView } from './project-create';
import { ReportEvidenceView } from './report';
import { RepositoryView } from './repository';
import { RollbackBackendView, RollbackEverythingView, RollbackSchemaView } from './rollback';
import { RollbackRehearsalView } from './rollback-rehearsal';
import { SchemaDeployView } from './schema-deploy';
import { SchemaPreviewView } from './schema-preview';
import { SchemaVerifyView } from './schema-verify';
import { SourceConnectionView } from './source-connection';
import { TargetCredentialsView } from './target-credentials';
import { TestRunView } from './test-run';
import { ToolsView } from './tools';

interface ViewProps {
  readonly evidence: unknown;
  readonly t: Translate;
  /** For views that explain error codes. */
  readonly locale: Locale;
}

interface Props extends ViewProps {
  readonly stepId: StepId;
  /** Is told why a view could not be drawn, for the server's log. */
  readonly onUndrawable?: (error: Error) => void;
}

/**
 * A view takes its own step's evidence, and that is what the engine stored under the step's id. Another version may
 * have written another shape there, so each view is tried before it is shown.
 */
function view<Evidence>(
  component: ComponentType<{ readonly evidence: Evidence; readonly t: Translate; readonly locale: Locale }>,
) {
  return component as ComponentType<ViewProps>;
}

/** Views of evidence by step; a step without one shows its evidence as data. */
const VIEWS: Partial<Record<StepId, ComponentType<ViewProps>>> = {
  'practice.lab': view(PracticeLabView),
  'project.create': view(ProjectCreateView),
  'target.credentials': view(TargetCredentialsView),
  'source.connection': view(SourceConnectionView),
  connection: view(ConnectionView),
  'latency.baseline': view(LatencyView),
  'tests.baseline': view(TestRunView),
  'tests.unit': view(TestRunView),
  'tests.integration': view(TestRunView),
  'schema.preview': view(SchemaPreviewView),
  'schema.deploy': view(SchemaDeployView),
  'schema.verify': view(SchemaVerifyView),
  exposure: view(ExposureView),
  'data.preflight': view(DataPreflightView),
  'data.copy': view(DataCopyView),
  'data.verify': view(DataVerifyView),
  tools: view(ToolsView),
  repository: view(RepositoryView),
  backup: view(BackupView),
  'backend.env': view(BackendEnvView),
  'backend.driver': view(BackendDriverView),
  'backend.compose': view(FileDiffsView),
  'backend.connect': view(BackendConnectView),
  docs: view(FileDiffsView),
  commit: view(CommitView),
  report: view(ReportEvidenceView),
  'rollback.rehearsal': view(RollbackRehearsalView),
  'rollback.schema': view(RollbackSchemaView),
  'rollback.backend': view(RollbackBackendView),
  'rollback.everything': view(RollbackEverythingView),
  health: view(HealthView),
  crud: view(CrudView),
  latency: view(LatencyView),
};

/** What the machine saw: the step's own view, and the raw data one click away, or in its place when it has another shape. */
export function EvidenceView({ stepId, onUndrawable, ...props }: Props) {
  const { evidence, t } = props;
  const View = VIEWS[stepId];
  const label = t('app.step.rawEvidence');
  const raw = <CodeBlock code={JSON.stringify(evidence, null, 2)} kind="text" label={label} t={t} />;
  if (!View) return raw;
  const drawn = <View {...props} />;
  const error = drawError(drawn);
  const otherVersion = <OtherVersion t={t} />;
  if (error) {
    onUndrawable?.(error);
    return (
      <div className="space-y-4">
        {otherVersion}
        {raw}
      </div>
    );
  }
  return (
    <div className="space-y-4">
      <DrawingBoundary fallback={otherVersion}>{drawn}</DrawingBoundary>
      <details>
        <summary className="min-h-6 text-sm text-ink-muted">{label}</summary>
        <div className="mt-2">{raw}</div>
      </details>
    </div>
  );
}

/** Says that this version cannot draw the evidence, and what to do. */
function OtherVersion({ t }: { readonly t: Translate }) {
  return (
    <Callout tone="warning" title={t('app.step.otherVersionTitle')}>
      <p>{t('app.step.otherVersion')}</p>
    </Callout>
  );
}
