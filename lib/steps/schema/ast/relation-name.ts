import type { RangeVar } from '@supabase/pg-parser/17/types';

/** `schema.name` of a relation as the file writes it; without a schema it is taken for `public`. */
export function relationName(relation: RangeVar | undefined): string {
  return `${relation?.schemaname || 'public'}.${relation?.relname ?? ''}`;
}
