import type { CodeContext, PoolRule } from './driver-stack';

/** The pool of SQLAlchemy's engines, whatever the driver below. */
export const SQLALCHEMY_POOL: PoolRule = {
  says: /\bpool_size["']?\s*[=:]\s*(\d+)|\bpoolclass["']?\s*[=:]\s*(?:pool\.)?(NullPool)/,
  named: /\bpool_size["']?\s*[=:]\s*(?:int\()?(?:\w+\.)*([A-Za-z_]\w*)/,
  inside: /create_(?:async_)?engine|engine_from_config|SQLALCHEMY_ENGINE_OPTIONS/,
  overflow: {
    says: /\bmax_overflow["']?\s*[=:]\s*(\d+)/,
    named: /\bmax_overflow["']?\s*[=:]\s*(?:int\()?(?:\w+\.)*([A-Za-z_]\w*)/,
    byDefault: 10,
  },
  call: /\bcreate_(?:async_)?engine\(|\basync_engine_from_config\(/g,
  byDefault: 5,
};

/** The engine of a synchronous backend; some lines only in transaction mode. */
export function sqlalchemyCode(inTransactionMode: readonly string[]) {
  return ({ mode }: CodeContext): string =>
    [
      'from sqlalchemy import create_engine',
      ...(mode === 'transaction' ? ['from sqlalchemy.pool import NullPool'] : []),
      '',
      'engine = create_engine(',
      '    settings.database_url,',
      ...(mode === 'transaction' ? ['    poolclass=NullPool,', ...inTransactionMode] : []),
      ')',
    ].join('\n');
}
