/** A project ref is exactly twenty lower-case letters (Management API schema). */
export function isProjectRef(text: string): boolean {
  return /^[a-z]{20}$/.test(text);
}

/** The ref at the front of a text, also of a replica's identifier (`REF-rr-REGION-xxxxx`); null where none is. */
export function leadingProjectRef(text: string): string | null {
  return /^([a-z]{20})(?:-|$)/.exec(text)?.[1] ?? null;
}
