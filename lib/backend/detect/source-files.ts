import type { Workspace } from '../files/workspace';
import { listFiles } from './list-files';
import { textOrNull } from './sighting';

const SOURCE =
  /\.(py|[cm]?[jt]sx?|go|rb|java|kts?|scala|conf|rs|php|exs?|cs|fs|properties|ya?ml|toml|prisma)$|(^|\/)(\.env[\w.]*|[\w.-]{1,60}\.env|requirements[\w.-]*\.txt|Gemfile|alembic\.ini|appsettings[\w.]*\.json)$/;
const ASIDE =
  /(^|\/)(tests?|__tests__|spec|docs|examples?)\/|(^|\/)(conftest|test_\w+)\.py$|\.(test|spec)\.[cm]?[jt]sx?$|\.backup\.\d{8}_\d{6}$|\.(example|sample|template|dist)$|(^|\/)(package-lock|pnpm-lock|poetry\.lock)/;

/** Files of a backend in which a database setting may stand: source, configuration and env files, not its tests. */
export function sourceFiles(workspace: Workspace): string[] {
  return listFiles(workspace)
    .filter((file) => SOURCE.test(file) && !ASIDE.test(file))
    .slice(0, 800);
}

/**
 * Of the files of a backend those that run with it. The migrations tool opens an engine of its own: Alembic's template
 * of `env.py` says NullPool, which tells nothing of the backend.
 */
export function runtimeFiles(workspace: Workspace, files: readonly string[]): string[] {
  return files.filter((file) => {
    if (/(^|\/)(alembic|migrations?|db\/migrate)\//.test(file) || file.endsWith('alembic.ini')) return false;
    return !/(^|\/)env\.py$/.test(file) || !/from alembic\b/.test(textOrNull(workspace, file) ?? '');
  });
}

/** Files of the migrations tool, SQL among them. */
export function migrationFiles(files: readonly string[]): string[] {
  return files
    .filter((file) =>
      /^(?=(?:[^/]*\/)*?(?:alembic|migrations?|migrate|versions|drizzle)\/).*\.(sql|py|rb|[cm]?[jt]s|exs|php)$/.test(
        file,
      ),
    )
    .slice(0, 500);
}
