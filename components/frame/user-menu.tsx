import { CircleUserRound, LogOut } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button-class';
import type { Translate } from '@/lib/i18n/translate';

interface Props {
  readonly name: string;
  readonly role: string;
  readonly t: Translate;
  /** Pages of the account, e.g. sessions and operators. */
  readonly links?: readonly { readonly label: string; readonly href: string; readonly icon?: ReactNode }[];
  readonly signOut: () => void | Promise<void>;
}

const ITEM =
  'flex min-h-9 max-sm:min-h-10 w-full items-center gap-2 rounded-md px-2.5 text-sm no-underline hover:bg-sunken';

/** Who is signed in. A native disclosure: it works before and without scripts. */
export function UserMenu({ name, role, t, links = [], signOut }: Props) {
  return (
    <details className="relative" name="frame-menu">
      <summary
        className={buttonClass('ghost', 'sm', 'max-sm:px-2 list-none [&::-webkit-details-marker]:hidden')}
        aria-label={t('ui.frame.account', { name })}
      >
        <CircleUserRound aria-hidden />
        <span className="hidden max-w-40 truncate sm:inline">{name}</span>
      </summary>
      <div className="absolute right-0 z-30 mt-1 w-56 rounded-lg border bg-surface p-1 shadow-high">
        <p className="border-b px-2.5 py-2 text-sm">
          <span className="block truncate font-medium">{name}</span>
          <span className="block text-ink-muted">{role}</span>
        </p>
        {links.map((link) => (
          <Link key={link.href} href={link.href} className={ITEM}>
            {link.icon}
            {link.label}
          </Link>
        ))}
        <form action={signOut}>
          <button type="submit" className={ITEM}>
            <LogOut aria-hidden className="size-4" />
            {t('ui.frame.signOut')}
          </button>
        </form>
      </div>
    </details>
  );
}
