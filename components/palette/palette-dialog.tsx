'use client';

import { Dialog as Base } from '@base-ui/react/dialog';
import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslate } from '@/components/i18n/translate-provider';
import type { Command } from './command';
import { usePaletteCommands } from './palette-context';
import { isAvailable, runCommand } from './run-command';

interface Props {
  readonly onClose: () => void;
}

/** The palette itself, loaded when it is first asked for. */
export default function PaletteDialog({ onClose }: Props) {
  const t = useTranslate();
  const router = useRouter();
  const { commands } = usePaletteCommands();
  const available = commands.filter(isAvailable);
  const groups = [...new Set(available.map((command) => command.group))];

  const choose = (command: Command) => {
    onClose();
    // After the dialog is gone and has given the focus back, so that the button really takes it.
    setTimeout(() => runCommand(command, (href) => router.push(href)), 0);
  };

  return (
    <Base.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-black/45" />
        <Base.Popup
          aria-label={t('ui.frame.openPalette')}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 overflow-hidden rounded-xl border bg-surface shadow-high"
        >
          <Cmdk label={t('ui.frame.openPalette')} loop>
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4.5 text-ink-muted" />
              <Cmdk.Input
                autoFocus
                placeholder={t('ui.palette.placeholder')}
                className="h-12 w-full bg-transparent text-[1rem] outline-none placeholder:text-ink-muted"
              />
            </div>
            <Cmdk.List label={t('ui.palette.results')} className="max-h-[50vh] overflow-y-auto p-1.5">
              <Cmdk.Empty className="px-3 py-8 text-center text-sm text-ink-muted">
                {t('ui.palette.nothing')}
              </Cmdk.Empty>
              {groups.map((group) => (
                <Cmdk.Group
                  key={group}
                  heading={group}
                  className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2.5 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-xs **:[[cmdk-group-heading]]:font-medium **:[[cmdk-group-heading]]:text-ink-muted"
                >
                  {available
                    .filter((command) => command.group === group)
                    .map((command) => (
                      <Cmdk.Item
                        key={command.id}
                        value={`${command.label} ${command.id}`}
                        keywords={[...(command.keywords ?? [])]}
                        onSelect={() => choose(command)}
                        className="flex min-h-9 max-sm:min-h-10 cursor-pointer items-center rounded-md px-2.5 text-sm aria-selected:bg-sunken aria-selected:outline-2 aria-selected:-outline-offset-2 aria-selected:outline-focus"
                      >
                        {command.label}
                      </Cmdk.Item>
                    ))}
                </Cmdk.Group>
              ))}
            </Cmdk.List>
          </Cmdk>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
