/** What the texts of a check's rows hold, so that everybody can tell them from others. */
export const tagOf = (runId: string): string => `mudanza-${runId.replaceAll(/[^a-z0-9]/gi, '').slice(0, 8)}`;
