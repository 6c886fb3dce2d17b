import type { Workspace } from '../files/workspace';
import { codeOf } from './find-code-lines';
import type { Dependency } from './find-dependencies';
import type { Language } from './language';
import { textOrNull } from './sighting';
import { sourceFiles } from './source-files';

/** One program of a backend's folder: its manifests, and its code without comments. */
export interface Project {
  /** '' for the folder itself. */
  readonly folder: string;
  readonly language: Language;
  readonly dependencies: readonly Dependency[];
  /** Source and configuration files with their text, comments taken out. */
  readonly code: ReadonlyMap<string, string>;
  /** Every path of the backend's folder. */
  readonly files: readonly string[];
  /** The first package of these names, in the order of the names. */
  readonly find: (...names: readonly string[]) => Dependency | undefined;
  /** True when a line of code matches. */
  readonly says: (pattern: RegExp) => boolean;
  readonly read: (file: string) => string | null;
}

function isWithin(file: string, folder: string): boolean {
  return folder === '' || file.startsWith(`${folder}/`);
}

function withoutComments(file: string, text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => codeOf(file, line))
    .join('\n');
}

/** True for what a manifest calls `github.com/jackc/pgx/v5` when asked for `github.com/jackc/pgx`. */
function isCalled(dependency: Dependency, name: string): boolean {
  return (
    dependency.name === name ||
    (dependency.language === 'go' && new RegExp(`^${name}/v\\d+$`).test(dependency.name))
  );
}

/**
 * The programs of a folder: manifests of one language and folder are one. A file belongs to the innermost project of
 * which it may be; what stands in the folder itself, such as an env file, belongs to all.
 */
export function findProjects(
  workspace: Workspace,
  files: readonly string[],
  dependencies: readonly Dependency[],
): Project[] {
  const texts = new Map(
    sourceFiles(workspace).map((file) => [file, withoutComments(file, textOrNull(workspace, file) ?? '')]),
  );
  const keys = [...new Set(dependencies.map(({ language, project }) => `${language}:${project}`))];
  return keys.map((key): Project => {
    const own = dependencies.filter(({ language, project }) => `${language}:${project}` === key);
    const folder = own[0]?.project ?? '';
    const language = own[0]?.language ?? 'node';
    const inner = dependencies
      .filter(
        (other) => other.language === language && other.project !== folder && isWithin(other.project, folder),
      )
      .map(({ project }) => project);
    const code = new Map(
      [...texts].filter(([file]) => isWithin(file, folder) && !inner.some((path) => isWithin(file, path))),
    );
    const all = [...code.values()];
    return {
      folder,
      language,
      dependencies: own,
      code,
      files,
      find: (...names) =>
        names.flatMap((name) => own.find((dependency) => isCalled(dependency, name)) ?? [])[0],
      says: (pattern) => all.some((text) => pattern.test(text)),
      read: (file) => textOrNull(workspace, file),
    };
  });
}
