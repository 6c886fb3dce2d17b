/** Who may import whom: the house rules of docs/architecture.md, enforced. Type imports count. */
const FLOORS = [
  'i18n',
  'platform',
  'postgres',
  'backend',
  'plan',
  'servers',
  'store',
  'runs',
  'report',
  'web',
  'steps',
  'launch',
];
const TEST = '\\.test\\.tsx?$|/testing/';
const above = (floor) => `^lib/(${FLOORS.slice(floor + 1).join('|')})/`;

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { pathNot: TEST }, to: { circular: true } },
    ...FLOORS.slice(0, -1).map((room, floor) => ({
      name: `floor-${room}`,
      comment: 'A room imports only from the rooms below it.',
      severity: 'error',
      from: { path: `^lib/${room}/`, pathNot: TEST },
      to: { path: above(floor), pathNot: TEST },
    })),
    {
      name: 'lib-knows-no-screen',
      severity: 'error',
      from: { path: '^lib/', pathNot: TEST },
      to: { path: '^(app|components|e2e)/' },
    },
    {
      name: 'app-never-starts-anything',
      severity: 'error',
      from: { path: '^(app|components)/' },
      to: { path: '^lib/(launch|servers)/', pathNot: TEST },
    },
    {
      name: 'a-subject-knows-no-other',
      comment: 'Only the rollback and the registry see all subjects.',
      severity: 'error',
      from: { path: '^lib/steps/([^/]+)/', pathNot: `${TEST}|^lib/steps/rollback/` },
      to: { path: '^lib/steps/[^/]+/', pathNot: '^lib/steps/($1|testing)/' },
    },
    {
      name: 'nothing-ships-test-support',
      severity: 'error',
      from: { pathNot: `${TEST}|^e2e/|vitest.config` },
      to: { path: '/testing/' },
    },
    {
      name: 'pg-only-in-its-rooms',
      comment: 'Connections are opened in lib/postgres and lib/store only.',
      severity: 'error',
      from: { pathNot: '^(lib/postgres|lib/store|e2e)/|\\.test\\.ts$' },
      to: { path: 'node_modules/pg/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'components-know-nothing',
      comment: 'Components take props; they know nothing of pg, steps or the store but types.',
      severity: 'error',
      from: { path: '^components/', pathNot: TEST },
      to: {
        path: '^(app|lib)/',
        pathNot: '^lib/(i18n|plan/(status|outline|picture-alarm)|platform/errors)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only-web-knows-next',
      severity: 'error',
      from: { path: '^lib/', pathNot: `${TEST}|^lib/web/` },
      to: { path: 'node_modules/next/' },
    },
    {
      name: 'secrets-open-in-few-rooms',
      comment: 'Sealing and opening is named here, so that a new place is a decision.',
      severity: 'error',
      from: {
        path: '^(app|components|lib)/',
        pathNot: `${TEST}|^lib/(platform/vault|store|runs|backend/journal|launch)/`,
      },
      to: { path: '^lib/platform/vault/seal\\.ts$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.data|\\.tmp)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
