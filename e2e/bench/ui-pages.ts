/** Every page of the product by path; `ID` stands for a migration whose first step has run. */
export const UI_PAGES = [
  '/login',
  '/migrations',
  '/migrations/new',
  '/migrations/ID',
  '/migrations/ID/0',
  '/migrations/ID/prepare/practice.lab',
  '/migrations/ID/prepare/target.credentials',
  '/migrations/ID/schema/schema.deploy',
  '/migrations/ID/data/data.cutover',
  '/migrations/ID/R',
  '/migrations/ID/report',
  '/migrations/ID/issues',
  '/migrations/ID/monitor',
  '/migrations/ID/share',
  '/migrations/ID/settings',
  '/compare?m=ID',
  '/r/nobody-made-this-link',
  '/account',
  '/errors',
  '/errors/MUD-001',
  '/glossary',
  '/nothing/here',
] as const;

/** Pages with evidence of their own, once their steps were run: ladder, trees, timeline, tables, matrices, charts. */
export const EVIDENCE_PAGES = [
  '/migrations/ID/schema/connection',
  '/migrations/ID/schema/schema.preview',
  '/migrations/ID/schema/schema.deploy',
  '/migrations/ID/schema/schema.verify',
  '/migrations/ID/data/data.copy',
  '/migrations/ID/data/data.verify',
  '/migrations/ID/backend/backend.env',
  '/migrations/ID/prove/crud',
  '/migrations/ID/prove/latency',
] as const;
