export const reportErrors = {} as const;
