/** Bytes in the unit of the texts: megabytes of 1,048,576 bytes, to a tenth below ten. */
export function megabytes(bytes: number): number {
  const amount = bytes / 1024 / 1024;
  return amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount);
}
