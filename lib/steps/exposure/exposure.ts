import { type Exposure, PUBLIC_ROLES, type RelationExposure } from '../../plan/evidence/exposure-evidence';

/** Relations that the public key or any account can read or write. */
export function openRelations({ relations }: Exposure): RelationExposure[] {
  return relations.filter(({ can }) => PUBLIC_ROLES.some((role) => can[role].length > 0));
}
