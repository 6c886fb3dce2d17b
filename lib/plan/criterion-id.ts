import type { StepId } from './step-id';

/**
 * What each step is judged by, in the order of its page. The ids are stable: waivers, rollbacks and the report refer to
 * them, and a misspelt one fails the type check.
 */
export const CRITERIA = {
  'practice.lab': ['practice.servers', 'practice.tls', 'practice.pooler'],
  'project.create': ['project.outcome'],
  'target.credentials': [
    'credentials.understood',
    'credentials.ref',
    'credentials.mode',
    'credentials.password',
    'credentials.keys',
  ],
  'source.connection': ['source.reachable', 'source.tables', 'source.encoding'],
  tools: ['tools.needed', 'tools.versions', 'tools.optional'],
  repository: ['repository.clean', 'repository.branch', 'repository.driver'],
  backup: ['backup.equal', 'backup.original', 'backup.private', 'backup.ignored'],
  'tests.baseline': ['tests.counted'],
  'latency.baseline': ['latency.measured', 'latency.complete'],
  connection: [
    'connection.connected',
    'connection.tls',
    'connection.pooler',
    'connection.writable',
    'connection.session',
    'connection.project',
  ],
  'schema.preview': ['builds', 'dry-run', 'clashes', 'lint'],
  'schema.deploy': ['applied', 'second-part', 'previewed', 'undoable'],
  'schema.verify': ['file-to-target', 'source-to-target', 'file-to-source', 'row-places', 'triggers'],
  exposure: ['tables', 'sequences', 'defaults', 'functions', 'data-api', 'backend'],
  'data.preflight': [
    'data.preflight.source',
    'data.preflight.door',
    'data.preflight.rights',
    'data.preflight.places',
    'data.preflight.behind',
    'data.preflight.empty',
    'data.preflight.room',
    'data.preflight.keys',
    'data.preflight.encoding',
    'data.preflight.transactions',
  ],
  'data.prepare': ['data.prepare.published', 'data.prepare.identities', 'data.prepare.room'],
  'data.copy': [
    'data.copy.moved',
    'data.copy.verified',
    'data.copy.orphans',
    'data.copy.sequences',
    'data.copy.left',
  ],
  'data.verify': ['data.verify.rows', 'data.verify.complete'],
  'data.follow': ['data.follow.lag', 'data.follow.held', 'data.follow.schema', 'data.follow.verified'],
  'data.reverse': [
    'data.reverse.lag',
    'data.reverse.held',
    'data.reverse.verified',
    'data.reverse.sequences',
  ],
  'data.clean': ['data.clean.left', 'data.clean.strange'],
  'backend.env': [
    'env.values',
    'env.unchanged',
    'env.mode',
    'env.pooler',
    'env.old',
    'env.ignored',
    'env.ca',
  ],
  'backend.driver': [
    'driver.known',
    'driver.reaches',
    'driver.url',
    'driver.elsewhere',
    'driver.tls',
    'driver.statements',
    'driver.verified',
    'driver.dangers',
    'driver.session',
    'driver.parameters',
    'driver.pool',
    'driver.others',
  ],
  'backend.compose': ['compose.parses', 'compose.waits', 'compose.overrides', 'compose.docker'],
  'backend.connect': ['connect.version', 'connect.count', 'connect.driver', 'connect.engine'],
  'tests.unit': ['tests.stillPass', 'tests.nothingNew', 'tests.exit'],
  'tests.integration': ['tests.share', 'tests.exit'],
  health: [
    'health.live',
    'health.ready',
    'health.database',
    'health.redis',
    'health.pms',
    'health.assertions',
    'health.time',
  ],
  crud: ['crud.operations', 'crud.rules', 'crud.concurrency', 'crud.skipped', 'crud.leftovers'],
  latency: ['latency.p95', 'latency.comparison', 'latency.complete'],
  docs: ['docs.written', 'docs.links'],
  commit: ['commit.exists', 'commit.clean', 'commit.rest', 'commit.push'],
  report: ['report.answered', 'report.verdict'],
  'rollback.rehearsal': ['rehearsal.did', 'rehearsal.takenBack', 'rehearsal.files', 'rehearsal.schema'],
  'rollback.schema': ['rollback.schemaGone', 'rollback.catalog'],
  'rollback.backend': ['rollback.files', 'rollback.health', 'rollback.tests'],
  'rollback.everything': [
    'rollback.rows',
    'rollback.files',
    'rollback.commit',
    'rollback.catalog',
    'rollback.tests',
    'rollback.health',
  ],
} as const satisfies Partial<Record<StepId, readonly string[]>>;

type Listed = typeof CRITERIA;

/** Id of a criterion of a step; one that is not listed yet names its own after itself. */
export type CriterionId<Id extends StepId = StepId> = Id extends keyof Listed
  ? Listed[Id][number]
  : `${Id}.${string}`;
