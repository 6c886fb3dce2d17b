import { z } from 'zod';
import type { Workspace } from '../files/workspace';
import { codeOf, findCodeLines } from './find-code-lines';
import { Sighting, textOrNull } from './sighting';
import { runtimeFiles, sourceFiles } from './source-files';

/** A line that still leads to another database than the target. */
export const ForeignUrl = Sighting.extend({
  /** `host` or `host:port`, as written. */
  place: z.string(),
  /** True where the migrations tool would go by it: it would change the old database. */
  isMigrations: z.boolean(),
});
export type ForeignUrl = z.infer<typeof ForeignUrl>;

/** A host that stands there in letters, not as a reference. */
const URL_AT =
  /postgres(?:ql)?(?:\+\w+)?:\/\/[^\s"'`]{0,500}@(\[[\da-f:]+\]|[\w.-]+)(?::(\d+))?(?=[/?"'`\s]|$)/i;
/** What tests and pipelines go by is theirs, and the compose step answers for compose files. */
const ASIDE =
  /(^|\/)(\.github|\.gitlab[\w-]*|\.circleci)(\/|\.)|\.env\.\w*(test|ci)\b|(^|\/)(docker-)?compose[\w.-]*\.ya?ml$/i;

/** Alembic’s `env.py` sets the URL itself, so what stands in the ini file does not count. */
function overridesIni(workspace: Workspace, files: readonly string[]): boolean {
  return files.some((file) => {
    const text = /(^|\/)env\.py$/.test(file) ? (textOrNull(workspace, file) ?? '') : '';
    const code = text
      .split(/\r\n|\n|\r/)
      .map((line) => codeOf(file, line))
      .join('\n');
    return (
      /\balembic\b/.test(code) &&
      /sqlalchemy\.url|create_(?:async_)?engine\(|\bengine\b.{0,200}import|import.{0,200}\bengine\b/.test(
        code,
      )
    );
  });
}

/**
 * The lines of a backend, apart from those that were just written, whose URL leads to none of the `places` (`host:port`).
 * Fallbacks in code, other env files and `alembic.ini`, unless Alembic's `env.py` sets its URL itself.
 */
export function findForeignUrls(
  workspace: Workspace,
  places: readonly string[],
  written: { readonly file: string; readonly lines: readonly number[] },
): ForeignUrl[] {
  const all = sourceFiles(workspace);
  const isSet = overridesIni(workspace, all);
  const files = all.filter((file) => !ASIDE.test(file) && !(isSet && file.endsWith('alembic.ini')));
  const runtime = new Set(runtimeFiles(workspace, files));
  return findCodeLines(workspace, files, URL_AT, { limit: 40 })
    .flatMap((sighting): ForeignUrl[] => {
      const [, host = '', port] = URL_AT.exec(sighting.text) ?? [];
      const isTarget = places.includes(`${host}:${port ?? 5432}`) || /\.supabase\.com?$/.test(host);
      if (!host || isTarget) return [];
      if (sighting.file === written.file && written.lines.includes(sighting.line)) return [];
      const place = port ? `${host}:${port}` : host;
      return [{ ...sighting, place, isMigrations: !runtime.has(sighting.file) }];
    })
    .slice(0, 20);
}
