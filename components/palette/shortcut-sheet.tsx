'use client';

import { useTranslate } from '@/components/i18n/translate-provider';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';
import { SHORTCUTS, shownKeys } from './shortcuts';

interface Props {
  readonly onClose: () => void;
  readonly areBareOn: boolean;
  readonly onBare: (areOn: boolean) => void;
}

/** Keys that work inside the log, where they are handled. */
const LOG_KEYS = [
  { keys: '/', label: 'ui.shortcut.logSearch' },
  { keys: 'Enter', label: 'ui.shortcut.logNext' },
  { keys: 'Shift+Enter', label: 'ui.shortcut.logPrevious' },
] as const;

/** The sheet behind `?`: every shortcut there is, and the switch for those of a single character. */
export default function ShortcutSheet({ onClose, areBareOn, onBare }: Props) {
  const t = useTranslate();
  const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);
  const rows = [
    ...SHORTCUTS.map((shortcut) => ({ keys: shownKeys(shortcut.keys, isMac), label: shortcut.label })),
    ...LOG_KEYS,
  ];
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      title={t('ui.frame.shortcuts')}
      footer={
        <Checkbox
          label={t('ui.shortcut.bareOn')}
          checked={areBareOn}
          onChange={(event) => onBare(event.target.checked)}
          className="mr-auto"
        />
      }
    >
      <dl className="divide-y text-sm">
        {rows.map((row) => (
          <div key={row.label} className="flex items-center justify-between gap-4 py-2">
            <dt>{t(row.label)}</dt>
            <dd>
              <Kbd keys={row.keys} />
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
