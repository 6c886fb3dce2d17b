/** Where a step may leave something that was not there before. */
export const WRITE_PLACES = ['source', 'target', 'folder', 'git', 'project', 'machine'] as const;
export type WritePlace = (typeof WRITE_PLACES)[number];

/**
 * How what a step wrote goes back. `undo`: by the step's own undo, run after run. `journal`: by the journal of the
 * folder's files. `commit`: by taking the commit back. `copy`: by the undo of the copy whose rows it kept up with. `itself`: the step leaves nothing behind. `nobody`: it stays, and a
 * rollback says so.
 */
export type TakenBackBy = 'undo' | 'journal' | 'commit' | 'copy' | 'itself' | 'nobody';

/** One entry of the ledger: what a step may write, and what takes it back. A step without entries writes nothing. */
export interface Write {
  readonly place: WritePlace;
  readonly by: TakenBackBy;
}
