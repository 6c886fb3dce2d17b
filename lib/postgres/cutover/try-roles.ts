import { closeStatements, type FenceRole } from './fence-role';
import type { FenceSession } from './fence-session';

/** A role whose fence was tried and rolled back. */
export interface TriedRole {
  readonly role: string;
  /** SQLSTATE by which the server refused the statement; null where it took it. */
  readonly refusedBy: string | null;
}

/** Whether the source takes the statements that shut each role out; all of them are rolled back. */
export async function tryRoles(
  fence: FenceSession,
  roles: readonly FenceRole[],
  database: string,
): Promise<TriedRole[]> {
  const tried: TriedRole[] = [];
  for (const role of roles) {
    const refusedBy = await fence.execute(closeStatements([role], database), { isTried: true }).then(
      () => null,
      (error: unknown) => {
        const state: unknown = Reflect.get(Object(error), 'code');
        if (typeof state !== 'string') throw error;
        return state;
      },
    );
    tried.push({ role: role.name, refusedBy });
  }
  return tried;
}
