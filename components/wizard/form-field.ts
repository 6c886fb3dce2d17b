import type { Field } from '@/lib/plan/field';

/** A `Field` with its texts in the viewer’s language: what crosses from the server to the form. */
export interface FormField {
  readonly name: string;
  readonly kind: Field['kind'];
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  readonly initial?: string | number | boolean;
  readonly isRequired?: boolean;
  readonly isAdvanced?: boolean;
  /** Words for people (a name, a reason), not a host or SQL: shown in the text face, with spelling checked. */
  readonly isProse?: boolean;
  /** Lets a browser fill in or offer to keep an account of its owner's; anything else it is asked to leave alone. */
  readonly autoComplete?: 'username' | 'current-password' | 'new-password';
  readonly showWhen?: Field['showWhen'];
  /** A secret that the vault already holds: an empty field keeps it. Neither value nor length is sent. */
  readonly isStored?: boolean;
  /** The value is that of the last attempt and another than the field begins with; the form says so. */
  readonly isKept?: boolean;
}
