import { z } from 'zod';
export const LANGUAGES = ['python', 'node', 'go', 'java', 'ruby', 'rust', 'php', 'elixir', 'dotnet'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;
