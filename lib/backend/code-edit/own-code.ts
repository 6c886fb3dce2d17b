import { z } from 'zod';
import { findEngineModules } from '../detect/engine-modules';
import { textOrNull } from '../detect/sighting';
import { sourceFiles } from '../detect/source-files';
import { arrivesAt } from '../drivers/door-startup';
import type { DriverId } from '../drivers/driver-id';
import type { CodeContext } from '../drivers/driver-stack';
import { findStack } from '../drivers/find-stack';
import type { Workspace } from '../files/workspace';
import { proposeCode } from './propose-code';
import { type WantedEdit, wantedEdits } from './wanted-edits';

/** The backend's own code as it should be, or why it could not be said. */
export const OwnCode = z.object({
  /** Unified diff of the files that open connections; empty where nothing has to be changed in them. */
  diff: z.string(),
  files: z.array(z.string()).readonly(),
  /** Files whose call could not be followed, with the part that it hangs on. */
  lost: z.array(z.object({ file: z.string(), part: z.string() })).readonly(),
  /** `unread`: files of this driver's kind are not read; `absent`: no call of it was found. */
  state: z.enum(['read', 'unread', 'absent']),
});
export type OwnCode = z.infer<typeof OwnCode>;

const MOST = 4;

const FILE = { python: /\.py$/, node: /\.[cm]?[jt]s$/ } as const;
/** Settings of tests lead to a database of their own. */
const TESTS = /(?:^|\/)(?:tests?|settings\/test|test_settings|settings_test)\b/;

/** Modules that make the engine, and those that hold a table of settings: these need not make anything. */
function filesFor(
  workspace: Workspace,
  project: string,
  language: 'python' | 'node',
  wanted: readonly WantedEdit[],
): string[] {
  const engines = findEngineModules(workspace, project, language);
  const marks = wanted.flatMap((one) => ('mark' in one ? [one.mark] : [one.calls]));
  if (!wanted.some((one) => 'mark' in one)) return engines;
  const holders = sourceFiles(workspace).filter(
    (file) =>
      FILE[language].test(file) &&
      (project === '' || file.startsWith(`${project}/`)) &&
      !TESTS.test(file) &&
      marks.some((mark) => mark.test(textOrNull(workspace, file) ?? '')),
  );
  return [...new Set([...holders, ...engines])];
}

/** Reads the modules of a program that open its connections, and shows what goes in and what must go out. */
export function ownCode(workspace: Workspace, project: string, id: DriverId, at: CodeContext): OwnCode {
  const { language } = findStack(id);
  const wanted = wantedEdits(id, at);
  if (!wanted || (language !== 'python' && language !== 'node'))
    return { diff: '', files: [], lost: [], state: 'unread' };
  const refused = (name: string) => !arrivesAt(at.startup ?? 'unknown', name);
  const seen = filesFor(workspace, project, language, wanted)
    .slice(0, MOST)
    .map((file) => ({
      file,
      proposal: proposeCode(file, textOrNull(workspace, file) ?? '', wanted, refused),
    }))
    .filter(({ proposal }) => proposal.kind !== 'absent');
  return {
    diff: seen.map(({ proposal }) => (proposal.kind === 'diff' ? proposal.diff : '')).join(''),
    files: seen.map(({ file }) => file),
    lost: seen.flatMap(({ file, proposal }) =>
      proposal.kind === 'lost' ? [{ file, part: proposal.part }] : [],
    ),
    state: seen.length > 0 ? 'read' : 'absent',
  };
}
