/**
 * The shape a second language must have to match the first: the same keys, any text. A missing or an
 * additional key is a type error, which is how the dictionaries are kept complete.
 */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly string[]
      ? readonly string[]
      : Translation<T[K]>;
};
