/** Where data folders to be copied are kept: with the test run, and nowhere for a bench, which makes each anew. */
export const templates: { folder: string | null } = { folder: null };
