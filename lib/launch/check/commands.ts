import type { CheckCommand } from './check-command';

/**
 * Every subcommand of `npm run check`, in the order of its help. A new one is its file and its line here; only the one
 * that is asked for is loaded, since scripts call it hundreds of times.
 */
export const CHECK_COMMANDS: Readonly<Record<string, () => Promise<CheckCommand>>> = {
  paste: async () => (await import('./paste')).paste,
  classify: async () => (await import('./classify')).classify,
  connection: async () => (await import('./connection')).connection,
  backend: async () => (await import('./backend')).backend,
  schema: async () => (await import('./schema')).schema,
  exposure: async () => (await import('./exposure')).exposure,
  crud: async () => (await import('./crud')).crud,
  latency: async () => (await import('./latency')).latency,
  data: async () => (await import('./data')).data,
  follow: async () => (await import('./follow')).follow,
  redact: async () => (await import('./redact')).redact,
  'env-diff': async () => (await import('./env-diff')).envDiff,
};
