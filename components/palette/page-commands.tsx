'use client';

import { useEffect } from 'react';
import type { Command } from './command';
import { usePaletteCommands } from './palette-context';

interface Props {
  readonly commands: readonly Command[];
}

/** Adds the commands of a page to the palette for as long as the page is there. Draws nothing. */
export function PageCommands({ commands }: Props) {
  const { add } = usePaletteCommands();
  useEffect(() => add(commands), [add, commands]);
  return null;
}
