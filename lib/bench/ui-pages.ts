/** Every page of the product by path; `ID` stands for a migration whose first step has run. */
export const UI_PAGES = [
  '/login',
  '/migrations',
  '/migrations/new',
  '/migrations/ID',
  '/migrations/ID/0',
  '/migrations/ID/0/practice.lab',
  '/migrations/ID/0/target.credentials',
  '/migrations/ID/1/schema.deploy',
  '/migrations/ID/R',
  '/migrations/ID/report',
  '/account',
  '/errors',
  '/errors/MUD-001',
  '/glossary',
  '/nothing/here',
] as const;
