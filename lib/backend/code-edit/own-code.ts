import { z } from 'zod';
import { findEngineModules } from '../detect/engine-modules';
import { textOrNull } from '../detect/sighting';
import { arrivesAt } from '../drivers/door-startup';
import type { DriverId } from '../drivers/driver-id';
import type { CodeContext } from '../drivers/driver-stack';
import { findStack } from '../drivers/find-stack';
import type { Workspace } from '../files/workspace';
import { proposeCode } from './propose-code';
import { wantedEdits } from './wanted-edits';

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

/** Reads the modules of a program that open its connections, and shows what goes in and what must go out. */
export function ownCode(workspace: Workspace, project: string, id: DriverId, at: CodeContext): OwnCode {
  const { language } = findStack(id);
  const wanted = wantedEdits(id, at);
  if (!wanted || (language !== 'python' && language !== 'node'))
    return { diff: '', files: [], lost: [], state: 'unread' };
  const refused = (name: string) => !arrivesAt(at.startup ?? 'unknown', name);
  const seen = findEngineModules(workspace, project, language)
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
