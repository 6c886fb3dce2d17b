export const backendErrors = {} as const;
