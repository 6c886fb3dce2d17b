'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import type { Command } from './command';

interface PaletteCommands {
  /** What every page offers and what this page adds, in order. */
  readonly commands: readonly Command[];
  /** Adds commands of a page; gives back what takes them away again. */
  readonly add: (commands: readonly Command[]) => () => void;
}

const PaletteContext = createContext<PaletteCommands | null>(null);

interface Props {
  /** What every page offers: places, language, theme. */
  readonly commands: readonly Command[];
  readonly children: ReactNode;
}

/** Holds the commands of the palette: those of every page and those that the current page adds. */
export function PaletteProvider({ commands, children }: Props) {
  const [added, setAdded] = useState<readonly (readonly Command[])[]>([]);
  const add = useCallback((own: readonly Command[]) => {
    setAdded((now) => [...now, own]);
    return () => setAdded((now) => now.filter((other) => other !== own));
  }, []);
  const value = useMemo(() => ({ commands: [...added.flat(), ...commands], add }), [added, commands, add]);
  return <PaletteContext value={value}>{children}</PaletteContext>;
}

/** The commands of the palette. */
export function usePaletteCommands(): PaletteCommands {
  const value = useContext(PaletteContext);
  if (!value) throw new Error('usePaletteCommands needs a PaletteProvider above it');
  return value;
}
