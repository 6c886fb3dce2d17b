/** False for a secret that is an ordinary word as well (`postgres`): looked for, it would be found everywhere. Pure. */
export function isDistinct(secret: string): boolean {
  return secret.length >= 8 && (secret.length >= 16 || !/^[a-z]+$/i.test(secret));
}
