/** A value of a .NET connection string: quoted where a mark in it would end it. */
export function quotedPair(value: string): string {
  return /[;='"\s]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
