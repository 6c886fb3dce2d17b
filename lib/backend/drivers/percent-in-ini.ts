import type { Breakage } from './driver-stack';

/**
 * Alembic keeps its URL in an ini file's parser, which takes a % for a reference: seen with Alembic 1.20 and an encoded
 * password. Every Python driver whose migrations Alembic runs.
 */
export const PERCENT_IN_INI: Breakage = {
  what: 'backend.breaks.percentInIni',
  error: 'ValueError: invalid interpolation syntax',
  when: 'percent',
  found: /set_main_option\(\s*["']sqlalchemy\.url["']\s*,(?!.*replace\(\s*["']%)/,
  isFatal: true,
};
