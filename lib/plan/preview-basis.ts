import { createHash } from 'node:crypto';

/** SHA-256 (hex) of what a preview was made from; the same facts give the same basis whatever their key order. */
export function previewBasis(facts: unknown): string {
  const sorted = JSON.stringify(facts, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256')
    .update(sorted ?? 'null')
    .digest('hex');
}
