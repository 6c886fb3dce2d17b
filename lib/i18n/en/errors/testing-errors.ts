export const testingErrors = {} as const;
