export const schemaErrors = {} as const;
