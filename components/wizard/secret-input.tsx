'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useTranslate } from '@/components/i18n/translate-provider';
import { buttonClass } from '@/components/ui/button-class';
import { Input } from '@/components/ui/input';
import { ScriptButton } from '@/components/ui/script-button';

interface Props extends Omit<ComponentProps<'input'>, 'type' | 'defaultValue'> {
  /** The vault holds one already; leaving the field empty keeps it. */
  readonly isStored?: boolean;
}

/** A password field. It can show what was typed in this visit; what is stored never comes back. */
export function SecretInput({ isStored, placeholder, ...rest }: Props) {
  const t = useTranslate();
  const [isShown, setIsShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <span className="relative block">
      <Input
        {...rest}
        type={isShown ? 'text' : 'password'}
        {...(rest.autoComplete === 'off' ? { 'data-1p-ignore': true, 'data-lpignore': 'true' } : {})}
        isCode
        className="pr-10"
        placeholder={isStored ? t('ui.form.storedSecret') : placeholder}
      />
      <ScriptButton
        aria-pressed={isShown}
        aria-label={t('ui.form.showTyped')}
        onClick={() => setIsShown((shown) => !shown)}
        className={buttonClass('ghost', 'icon', 'absolute top-0.5 right-0.5')}
      >
        <Icon aria-hidden />
      </ScriptButton>
    </span>
  );
}
