/** `.env`, `.env.production`, `prod.env`, `env.local`, `.envrc`: files of names and values. Pure. */
export function isEnvFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    /^\.env|\.env$|^env(?:\.|$)|\.env\./i.test(name) && !/\.(?:[cm]?[jt]sx?|py|rb|go|java|md)$/i.test(name)
  );
}
