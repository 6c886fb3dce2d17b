const TEXT = /^([0-9A-Fa-f]{1,8})\/([0-9A-Fa-f]{1,8})$/;

/** A place in the write-ahead log as a number: `16/B374D848` → 0x16B374D848. Throws for a text that is none. */
export function parseLsn(text: string): bigint {
  const parts = TEXT.exec(text);
  if (!parts) throw new Error('not a log sequence number');
  return (BigInt(`0x${parts[1]}`) << 32n) | BigInt(`0x${parts[2]}`);
}

/** The same as PostgreSQL writes it. */
export function formatLsn(lsn: bigint): string {
  const half = (value: bigint) => value.toString(16).toUpperCase();
  return `${half(lsn >> 32n)}/${half(lsn & 0xffffffffn)}`;
}
