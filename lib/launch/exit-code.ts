/** A child ends with it when a newer version has changed the state database so that this one must stop. */
export const OUTDATED = 3;
