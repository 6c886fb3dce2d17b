/** What is sealed, and where: authenticated with it, so that a sealed value cannot be moved to another row and still open. */
export type SealingPurpose =
  | { readonly kind: 'secret'; readonly migrationId: string; readonly name: string }
  /** The secret fields of a form, until its run takes them. */
  | { readonly kind: 'runInput'; readonly migrationId: string }
  /** The own key of a private folder. */
  | { readonly kind: 'folderKey' }
  /** A kept version of a file, by the hash of its content. */
  | { readonly kind: 'fileVersion'; readonly hash: string }
  | { readonly kind: 'backupFrame'; readonly number: number; readonly isLast: boolean };

/** The purpose as it is authenticated. Stored values open with these texts only: none may ever change. */
export function purposeText(purpose: SealingPurpose): string {
  switch (purpose.kind) {
    case 'secret':
      return `${purpose.migrationId}/${purpose.name}`;
    case 'runInput':
      return `run-input/${purpose.migrationId}`;
    case 'folderKey':
      return 'folder-key';
    case 'fileVersion':
      return purpose.hash;
    case 'backupFrame':
      return `backup/${purpose.number}/${purpose.isLast ? 'last' : 'more'}`;
  }
}
