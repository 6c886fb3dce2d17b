/** Limits of a deploy when the operator gives none, in ms. */
export const DEPLOY_LIMITS = { lockTimeout: 5_000, statementTimeout: 120_000 } as const;
