/** Types of audit.mjs, which is plain JavaScript because it runs before anything is installed. */
export declare function readAudit(output: string): {
  readonly verdict: 'clean' | 'holes' | 'unknown';
  readonly detail: string;
};
