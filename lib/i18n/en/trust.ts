export const trust = {} as const;
