export const connectionErrors = {} as const;
