/** Who may import whom: the house rules of docs/architecture.md, enforced. */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pg-only-in-its-rooms',
      comment: 'Connections are opened in lib/postgres and lib/store only.',
      severity: 'error',
      from: { pathNot: '^(lib/postgres|lib/store|lib/bench|e2e)/|\\.test\\.ts$' },
      to: { path: 'node_modules/pg/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'components-know-nothing',
      comment: 'Components take props; they know nothing of pg, steps or the store.',
      severity: 'error',
      from: { path: '^components/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^(app|lib)/',
        pathNot: '^lib/(i18n|runs/status|plan/outline|errors)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'lib-knows-no-screen',
      severity: 'error',
      from: { path: '^lib/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(app|components)/' },
    },
    {
      name: 'plan-is-the-top-of-lib',
      comment: 'Only the runner, the headless command and app may know the steps; the rooms do not.',
      severity: 'error',
      from: {
        path: '^lib/(postgres|supabase|backend|latency|vault|store|embedded|errors|i18n)/',
        pathNot: '\\.test\\.ts$',
      },
      to: {
        path: '^lib/(plan|runs)/',
        pathNot: '^lib/plan/(step-id|migration-settings)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'a-step-never-imports-a-step',
      severity: 'error',
      from: { path: '^lib/plan/(phase-\\d|after|watch)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^lib/plan/(phase-\\d|after|watch)/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|\\.data|\\.tmp)' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
