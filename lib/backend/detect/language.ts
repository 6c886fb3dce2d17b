export const LANGUAGES = ['python', 'node', 'go', 'java', 'ruby', 'rust', 'php', 'elixir', 'dotnet'] as const;
export type Language = (typeof LANGUAGES)[number];
