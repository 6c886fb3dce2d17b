/** What people write where the secret would stand: brackets, variables, stars. */
const PLACEHOLDER =
  /^(?:\[[^\]]*\]|%5B[^%]*%5D|<[^>]*>|\$\{?\w+(?::?[-?][^}]*)?\}?|%[\w-]+%|\{\{[^}]*\}\}|[*•x.…_-]+|null|none|true|false|your[-_ ]?password|change[-_ ]?me)$/i;

/** Words of a demand to put the real thing here: `CHANGE-ME-IN-PRODUCTION`, `your_db_password_here`. */
const DEMAND =
  /(?:^|[-_ .])(?:change|replace|insert|enter|fill|your|placeholder|todo|fixme|redacted|dummy|example)(?=$|[-_ .])|change[-_]?me/i;
const WORDS =
  /^(?:(?:a|an|and|app|application|at|backend|before|by|change|changeme|credentials?|database|db|deploy|deploying|dummy|enter|example|file|fill|first|fixme|from|generated|go|going|here|in|insert|it|launch|later|live|local|long|me|my|name|now|of|on|one|own|pass|passphrase|passwd|password|placeholder|please|postgres|prod|production|pw|random|real|redacted|replace|role|safe|secret|secure|something|start|strong|supabase|the|this|to|todo|use|user|value|vault|with|your)(?:[-_ .]+|$))+$/i;

/** True for a word that stands for a secret without being one. Pure. */
export function isPlaceholder(secret: string): boolean {
  if (secret.length > 200) return false;
  return PLACEHOLDER.test(secret) || (DEMAND.test(secret) && WORDS.test(secret));
}
