/** Bytes in megabytes by the one rule for sizes (1,000,000 bytes), to a tenth below ten, where a text names the unit itself. */
export function megabytes(bytes: number): number {
  const amount = bytes / 1e6;
  return amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount);
}
