import type { MessageKey } from '../i18n/message';
import type { ConnectionRole, SecretName } from './step-context';

/**
 * One input of a step, as data: the wizard draws the form from it and the same names are the keys of the step's
 * zod input. `secret` values are sealed before they are stored and never come back to a browser.
 */
export interface Field {
  readonly name: string;
  readonly kind: 'text' | 'secret' | 'textarea' | 'number' | 'select' | 'checkbox' | 'file' | 'date';
  readonly label: MessageKey;
  readonly help?: MessageKey;
  readonly placeholder?: string;
  /** `name` is for proper names, which are the same in every language; all else has a `label`. */
  readonly options?: readonly (
    | { readonly value: string; readonly label: MessageKey }
    | { readonly value: string; readonly name: string }
  )[];
  readonly initial?: string | number | boolean;
  readonly isRequired?: boolean;
  /** Left empty it keeps what is stored already: a secret of the vault, or a connection. */
  readonly keeps?: { readonly secret: SecretName } | { readonly connection: ConnectionRole };
  /** Shown only while another field of the form has one of these values. */
  readonly showWhen?: { readonly field: string; readonly values: readonly string[] };
  /** Not drawn in the form and not kept for the next time: a button elsewhere on the page sends it. */
  readonly isHidden?: boolean;
  /** Shown only under "More options". */
  readonly isAdvanced?: boolean;
}
