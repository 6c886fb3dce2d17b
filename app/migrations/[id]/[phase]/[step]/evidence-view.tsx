import type { ComponentType } from 'react';
import { BackendConnectView } from '@/components/evidence/backend-connect';
import { BackendDriverView } from '@/components/evidence/backend-driver';
import { BackendEnvView } from '@/components/evidence/backend-env';
import { BackupView } from '@/components/evidence/backup';
import { CommitView } from '@/components/evidence/commit';
import { ConnectionView } from '@/components/evidence/connection';
import { CrudView } from '@/components/evidence/crud';
import { ExposureView } from '@/components/evidence/exposure';
import { FileDiffsView } from '@/components/evidence/file-diffs';
import { HealthView } from '@/components/evidence/health';
import { LatencyView } from '@/components/evidence/latency';
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
import { CodeBlock } from '@/components/ui/code-block';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translate';
import { viewerLocale } from '@/lib/i18n/viewer-locale';
import type { StepId } from '@/lib/plan/step-id';

export interface EvidenceProps {
  readonly evidence: unknown;
  readonly t: Translate;
}

/** A view takes its own step's evidence, and that is what the engine stored under the step's id. */
function view<Evidence>(component: ComponentType<{ readonly evidence: Evidence; readonly t: Translate }>) {
  return component as ComponentType<EvidenceProps>;
}

/** A view that explains error codes, and so has to know the language. */
function spoken<Evidence>(
  View: ComponentType<{ readonly evidence: Evidence; readonly t: Translate; readonly locale: Locale }>,
) {
  return view<Evidence>(async function Spoken(props) {
    return <View {...props} locale={await viewerLocale()} />;
  });
}

/** Views of evidence by step; a step without one shows its evidence as data. */
const VIEWS: Partial<Record<StepId, ComponentType<EvidenceProps>>> = {
  'practice.lab': view(PracticeLabView),
  'project.create': view(ProjectCreateView),
  'target.credentials': spoken(TargetCredentialsView),
  'source.connection': spoken(SourceConnectionView),
  connection: spoken(ConnectionView),
  'latency.baseline': view(LatencyView),
  'tests.baseline': view(TestRunView),
  'tests.unit': view(TestRunView),
  'tests.integration': view(TestRunView),
  'schema.preview': view(SchemaPreviewView),
  'schema.deploy': view(SchemaDeployView),
  'schema.verify': view(SchemaVerifyView),
  exposure: view(ExposureView),
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

/** What the machine saw: the step's own view, and the raw data one click away. */
export function EvidenceView({ stepId, evidence, t }: EvidenceProps & { readonly stepId: StepId }) {
  const View = VIEWS[stepId];
  const raw = (
    <CodeBlock code={JSON.stringify(evidence, null, 2)} kind="text" label={t('app.step.rawEvidence')} t={t} />
  );
  if (!View) return raw;
  return (
    <div className="space-y-4">
      <View evidence={evidence} t={t} />
      <details>
        <summary className="min-h-6 text-sm text-ink-muted">{t('app.step.rawEvidence')}</summary>
        <div className="mt-2">{raw}</div>
      </details>
    </div>
  );
}
