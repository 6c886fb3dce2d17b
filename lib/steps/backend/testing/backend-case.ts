/** A backend's folder as people really write it, and what has to be said of it behind a door. */
export interface BackendCase {
  readonly name: string;
  /** Where this way of configuring it is publicly shown or asked about. */
  readonly source: string;
  readonly files: Readonly<Record<string, string>>;
  /** `transaction` where nothing is said. */
  readonly mode?: 'transaction' | 'session';
  /** Every way to Postgres, the likeliest first, with the criteria that have to be red once the product has written. */
  readonly stacks: readonly {
    readonly driver: string;
    readonly layer?: string;
    readonly red?: readonly string[];
    readonly url?: RegExp;
  }[];
  /**
   * The folder's own code is run through the real pooler: with this language, for the first stack. `program`: the driver
   * itself, by the lab's program for it, with the URL out of the env file that the product wrote.
   */
  readonly runs?: 'python' | 'node' | 'program';
}

/** A folder of one manifest, one module and an env file that still leads to the old server. */
export function folder(
  manifest: readonly [file: string, text: string],
  module: readonly [file: string, text: string] | null,
  more: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    [manifest[0]]: manifest[1],
    ...(module ? { [module[0]]: module[1] } : {}),
    '.env': 'DATABASE_URL=postgresql://app:old@localhost:5432/app\n',
    ...more,
  };
}

/** A package.json of an ES module with these dependencies. */
export function packageJson(...names: readonly string[]): readonly [string, string] {
  const dependencies = Object.fromEntries(
    names.map((name) => {
      const at = name.lastIndexOf('@');
      return at > 0 ? [name.slice(0, at), name.slice(at + 1)] : [name, '^1.0.0'];
    }),
  );
  return ['package.json', `${JSON.stringify({ type: 'module', dependencies }, null, 2)}\n`];
}

/** A requirements.txt with these lines. */
export function requirements(...lines: readonly string[]): readonly [string, string] {
  return ['requirements.txt', `${lines.join('\n')}\n`];
}
