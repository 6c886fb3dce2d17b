declare global {
  var mudanzaSingletons: Map<string, unknown> | undefined;
}

/**
 * One value per process, even where Next loads a module twice (pages and instrumentation are bundled apart).
 * The cast is sound because every name is used by exactly one module, with one type.
 */
export function processSingleton<T>(name: string, make: () => T): T {
  globalThis.mudanzaSingletons ??= new Map();
  const known = globalThis.mudanzaSingletons;
  if (!known.has(name)) known.set(name, make());
  return known.get(name) as T;
}

/** Forgets a singleton, at the end of a process or a test. */
export function forgetSingleton(name: string): void {
  globalThis.mudanzaSingletons?.delete(name);
}
