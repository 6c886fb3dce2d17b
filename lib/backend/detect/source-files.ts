import type { Workspace } from '../files/workspace';
import { listFiles } from './list-files';

const SOURCE =
  /\.(py|[cm]?[jt]sx?|go|rb|java|kt|rs|properties|ya?ml|toml|prisma)$|(^|\/)(\.env[\w.]*|requirements[\w.-]*\.txt|Gemfile)$/;
const ASIDE =
  /(^|\/)(tests?|__tests__|spec|docs|examples?)\/|\.backup\.\d{8}_\d{6}$|\.example$|(^|\/)(package-lock|pnpm-lock|poetry\.lock)/;

/** Files of a backend in which a database setting may stand: source, configuration and env files, not its tests. */
export function sourceFiles(workspace: Workspace): string[] {
  return listFiles(workspace)
    .filter((file) => SOURCE.test(file) && !ASIDE.test(file))
    .slice(0, 800);
}
