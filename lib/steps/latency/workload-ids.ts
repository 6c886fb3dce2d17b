/** What is measured: each is one kind of work a backend does. */
export const WORKLOAD_IDS = ['select1', 'lookup', 'insert', 'transaction', 'connect'] as const;
export type WorkloadId = (typeof WORKLOAD_IDS)[number];

/** Workloads that change rows: on the target only, in a schema of their own. */
export const WRITING_WORKLOADS: readonly WorkloadId[] = ['insert', 'transaction'];
