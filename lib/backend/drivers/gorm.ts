import type { DriverStack } from './driver-stack';
import { pgx } from './pgx';

export const gorm: DriverStack = {
  ...pgx,
  id: 'gorm',
  pool: { says: /\bSetMaxOpenConns\((\d+)\)/, byDefault: null },
  settings: pgx.settings.map((setting) =>
    setting.when === 'transaction' && setting.present
      ? { ...setting, present: new RegExp(`${setting.present.source}|PreferSimpleProtocol\\s*:\\s*true`) }
      : setting,
  ),
  breaks: [
    ...pgx.breaks,
    {
      what: 'backend.breaks.explicitPrepare',
      error: 'ERROR: prepared statement "stmt_…" does not exist (SQLSTATE 26000)',
      when: 'transaction',
      found: /\bPrepareStmt\s*:\s*true/,
      isFatal: true,
    },
  ],
  code: ({ mode, poolSize }) =>
    [
      'db, err := gorm.Open(postgres.New(postgres.Config{',
      '\tDSN: os.Getenv("DATABASE_URL"),',
      ...(mode === 'transaction' ? ['\tPreferSimpleProtocol: true,'] : []),
      '}), &gorm.Config{})',
      'pool, err := db.DB()',
      `pool.SetMaxOpenConns(${poolSize})`,
    ].join('\n'),
};
