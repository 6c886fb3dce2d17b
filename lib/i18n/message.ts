import type { en } from './en/dictionary';

type Leaves<T, P extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? `${P}${K}`
    : T[K] extends readonly string[]
      ? never
      : Leaves<T[K], `${P}${K}.`>;
}[keyof T & string];

/** Dotted path of a text in the dictionaries, e.g. `run.status.failed`. */
export type MessageKey = Leaves<typeof en>;
export type MessageParams = Readonly<Record<string, string | number | boolean>>;

/**
 * A sentence in no language yet: a dictionary key and its parameters. Everything the product says is stored
 * like this, so that each viewer reads it in their own language. Never put a secret in `params`.
 */
export interface Message {
  readonly key: MessageKey;
  readonly params?: MessageParams;
}

/** Shorthand for a Message. */
export function say(key: MessageKey, params?: MessageParams): Message {
  return params ? { key, params } : { key };
}
