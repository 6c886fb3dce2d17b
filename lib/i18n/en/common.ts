export const common = {
  product: 'Mudanza',
  tagline: 'Move a backend’s Postgres to Supabase, with proof for every step.',
  language: 'Language',
  theme: { label: 'Theme', light: 'Light', dark: 'Dark', system: 'As the system' },
  close: 'Close',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download',
  skipToContent: 'Skip to content',
  source: 'Source',
  target: 'Target',
} as const;
