/** What people write where the secret would stand: brackets, variables, stars. */
const PLACEHOLDER =
  /^(?:\[[^\]]*\]|%5B[^%]*%5D|<[^>]*>|\$\{?\w+(?::?[-?][^}]*)?\}?|%[\w-]+%|\{\{[^}]*\}\}|[*•x.…_-]+|null|none|true|false|your[-_ ]?password|change[-_ ]?me)$/i;

/** True for a word that stands for a secret without being one. Pure. */
export function isPlaceholder(secret: string): boolean {
  return secret.length <= 200 && PLACEHOLDER.test(secret);
}
