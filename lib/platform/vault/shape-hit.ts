import type { SecretKind } from './secret-shapes';

/** A secret that was recognised by its form, and where it stands. */
export interface ShapeHit {
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
  readonly name: string;
  readonly isPublic?: boolean;
  /** How it was recognised; `loose` is a name and a value as an ordinary sentence may have them. */
  readonly form: 'token' | 'url' | 'block' | 'assignment' | 'loose' | 'sql';
}
