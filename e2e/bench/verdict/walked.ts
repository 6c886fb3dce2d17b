import { awaitRun } from '../../../lib/launch/headless/await-run';
import { runStep } from '../../../lib/launch/headless/run-step';
import { walkPlan } from '../../../lib/launch/headless/walk-plan';
import { HAZARDS } from '../../../lib/plan/step';
import type { StepId } from '../../../lib/plan/step-id';
import { trustedSql } from '../../../lib/postgres/sql';
import { withTarget } from '../../../lib/postgres/with-client';
import { state } from '../../../lib/report/deeds/keep-note';
import { waive } from '../../../lib/report/deeds/waive';
import { readReport } from '../../../lib/report/read-report';
import type { Report } from '../../../lib/report/report-schema';
import type { RunView } from '../../../lib/runs/derive-run';
import { settingsOf } from '../../../lib/runs/plan-file/import-plan';
import { PlanFile } from '../../../lib/runs/plan-file/plan-schema';
import { readChecklist } from '../../../lib/runs/read-checklist';
import { skipStep } from '../../../lib/runs/skip-step';
import { startRun } from '../../../lib/runs/start-run';
import { createDatabase, type TestDatabase } from '../../../lib/servers/embedded/testing/create-database';
import { storeConnection } from '../../../lib/store/connections';
import { insertMigration, type Migration } from '../../../lib/store/migrations';
import { stateClient } from '../../../lib/store/query';
import { storeSecret } from '../../../lib/store/secrets';
import type { House } from './house';

/** What the source holds and the file deploys. */
export const SCHEMA = `create type mood as enum ('good', 'bad');
create table tenants (id int primary key, name varchar(120) not null, mood mood not null default 'good');
create table users (id int primary key, tenant_id int not null references tenants (id) on delete cascade,
  email varchar(200) not null unique, age int check (age > 0), updated_at timestamptz not null default now());
create index users_tenant on users (tenant_id);
create view grown_ups as select id, email from users where age >= 18;
create function touch() returns trigger language plpgsql set search_path = '' as
  $$ begin new.updated_at := clock_timestamp(); return new; end $$;
create trigger users_touch before update on users for each row execute function touch();`;

const ROWS = `insert into tenants select n, 'tenant ' || n, 'good' from generate_series(1, 20) n;
insert into users (id, tenant_id, email, age) select n, n % 20 + 1, n || '@example.test', 30 from generate_series(1, 300) n;`;

export interface WalkedOptions {
  readonly isSourceEmpty?: boolean;
  readonly steps?: Record<string, unknown>;
  readonly settings?: Record<string, unknown>;
  readonly workspace?: string;
  /** Stops after the deployment: what comes later is the scenario's own. */
  readonly isShort?: boolean;
}

const PHASE_1: readonly StepId[] = [
  'target.credentials',
  'source.connection',
  'connection',
  'schema.preview',
  'schema.deploy',
  'schema.verify',
  'exposure',
];

/** A migration with databases of its own, walked by the headless way, and what one may do to it. */
export class Walked {
  private constructor(
    readonly migration: Migration,
    readonly source: TestDatabase,
    readonly target: TestDatabase,
    readonly plan: PlanFile,
  ) {}

  static async open(house: House, name: string, options: WalkedOptions): Promise<Walked> {
    const [source, target] = await Promise.all([
      createDatabase(house.servers, 'source'),
      createDatabase(house.servers, 'target'),
    ]);
    const plan = PlanFile.parse({
      version: 1,
      name,
      kind: 'supabase',
      settings: {
        p95LimitMs: 5_000,
        ...(options.workspace ? { workspace: options.workspace } : {}),
        ...options.settings,
      },
      steps: {
        'source.connection': {},
        'schema.preview': { input: { origin: 'pasted', text: SCHEMA } },
        exposure: { input: { lockDown: 'revoke' } },
        latency: { input: { samples: 100, sweepTo: 0, lookup: false, writes: false, connect: false } },
        'rollback.rehearsal': {},
        ...options.steps,
      },
    });
    const input = { name, kind: 'supabase' as const, settings: settingsOf(plan), createdBy: 'Ana' };
    const migration = await insertMigration(stateClient, input);
    const walked = new Walked(migration, source, target, plan);
    for (const [role, { endpoint, password }] of [
      ['source', source.direct],
      ['target', target.pooled],
      ['session', target.direct],
    ] as const) {
      await storeConnection(migration.id, role, endpoint);
      await storeSecret(migration.id, `${role}.password`, password);
    }
    await walked.onSource(options.isSourceEmpty ? SCHEMA : `${SCHEMA}\n${ROWS}`);
    return walked;
  }

  /** The whole plan; steps that a person leaves out are left out by name. */
  async walk(options: WalkedOptions): Promise<void> {
    for (const stepId of ['tests.unit', 'tests.integration', 'docs'] as const)
      if (!this.plan.steps[stepId])
        await skipStep({ migrationId: this.migration.id, stepId, reason: 'not here', by: 'Ana' });
    if (options.isShort) for (const step of PHASE_1) await this.run(step);
    else await walkPlan({ migration: this.migration, plan: this.plan, secrets: {}, by: 'Ana' });
  }

  onSource(text: string): Promise<unknown> {
    return withTarget(this.source.direct, (client) => client.execute(trustedSql(text, 'own-file')));
  }

  onTarget(text: string): Promise<unknown> {
    return withTarget(this.target.direct, (client) => client.execute(trustedSql(text, 'own-file')));
  }

  run(stepId: StepId, values: Record<string, unknown> = {}): Promise<RunView> {
    const order = { values: { ...this.plan.steps[stepId]?.input, ...values }, acceptedHazards: HAZARDS };
    return runStep({ migrationId: this.migration.id, stepId, by: 'Ana', ...order });
  }

  /** What the step would write by hand, as text: the notes and the commit message of a migration without a folder. */
  async texts(stepId: 'docs' | 'commit', language: 'en' | 'es'): Promise<string> {
    const order = { migrationId: this.migration.id, stepId, by: 'Ana', action: 'preview' as const };
    const { preview } = await awaitRun((await startRun({ ...order, values: { language } })).id);
    return (preview?.actions ?? []).map(({ detail }) => detail ?? '').join('\n');
  }

  async undo(stepId: StepId): Promise<RunView> {
    const found = await this.last(stepId);
    const order = { migrationId: this.migration.id, stepId, by: 'Ana', acceptedHazards: [...HAZARDS] };
    const preview = await awaitRun(
      (await startRun({ ...order, action: 'undo-preview', undoes: found.id })).id,
    );
    return awaitRun((await startRun({ ...order, action: 'undo', previewRunId: preview.id })).id);
  }

  async last(stepId: StepId): Promise<RunView> {
    const { steps } = await readChecklist(this.migration);
    const found = steps.find(({ outline }) => outline.id === stepId)?.lastRun;
    if (!found) throw new Error(`${stepId} has not run`);
    return found;
  }

  /** Waives every red criterion of a step's newest run, by name. */
  async waive(stepId: StepId): Promise<void> {
    const { id: runId, outcomes } = await this.last(stepId);
    for (const { id: criterionId } of outcomes.filter(({ verdict }) => verdict === 'fail'))
      await waive(this.migration, { stepId, criterionId, runId, name: 'Eva', reason: 'agreed', by: 'Ana' });
  }

  async state(item: string, holds = true): Promise<void> {
    await state(this.migration.id, { item, holds, name: 'Eva', note: 'looked at it', by: 'Ana' });
  }

  report(): Promise<Report> {
    return readReport(this.migration);
  }

  async close(): Promise<void> {
    await Promise.all([this.source.drop(), this.target.drop()]);
  }
}
