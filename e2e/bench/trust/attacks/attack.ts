export interface Attack {
  readonly name: string;
  /** True when it did not get through. */
  readonly holds: () => Promise<boolean>;
}

/** Plays attacks one after another, names those that got through, and gives how many did not. */
export async function playAttacks(attacks: readonly Attack[]): Promise<number> {
  let held = 0;
  for (const { name, holds } of attacks) {
    const isHeld = await holds().catch((error: unknown) => {
      console.log(`        ${error instanceof Error ? error.message : String(error)}`);
      return false;
    });
    if (isHeld) held += 1;
    else console.log(`  GOT THROUGH ${name}`);
  }
  return held;
}
