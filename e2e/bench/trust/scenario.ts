/** One thing that goes wrong on purpose. */
export interface Scenario {
  readonly name: string;
  /** What was seen, for the table, and what should not have been. */
  readonly run: (note: (fact: string) => void, wrong: (what: string) => void) => Promise<void>;
}

export interface ScenarioFigures {
  readonly attacks: number;
  readonly held: number;
}

/** Plays scenarios one after another and prints a line for each. */
export async function playScenarios(
  scenarios: readonly Scenario[],
  beforeEach: () => Promise<unknown> = async () => undefined,
): Promise<ScenarioFigures> {
  let held = 0;
  for (const { name, run } of scenarios) {
    await beforeEach();
    const facts: string[] = [];
    const wrong: string[] = [];
    await run(
      (fact) => facts.push(fact),
      (what) => wrong.push(what),
    ).catch((error: unknown) =>
      wrong.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    if (wrong.length === 0) held += 1;
    console.log(
      `  ${wrong.length === 0 ? 'held ' : 'WRONG'} ${name}${facts.length > 0 ? `: ${facts.join(' · ')}` : ''}`,
    );
    for (const what of wrong) console.log(`        ${what}`);
  }
  return { attacks: scenarios.length, held };
}
