/** Something the palette offers. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** Heading it stands under. */
  readonly group: string;
  /** Words that also find it. */
  readonly keywords?: readonly string[];
  readonly href?: string;
  /**
   * Id of a button on this page to press instead: the palette then does exactly what the button does, with the
   * same confirmation, and not at all while the button is disabled or gone.
   */
  readonly pressId?: string;
}
