import type { Metadata } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { FirstScript } from '@/components/frame/first-script';
import { interFont } from '@/components/frame/inter-font';
import { TranslateProvider } from '@/components/i18n/translate-provider';
import { LazyToaster } from '@/components/ui/lazy-toaster';
import { clientMessages } from '@/lib/i18n/client-messages';
import { viewerLocale, viewerTranslate } from '@/lib/web/viewer-locale';
import './globals.css';

export async function generateMetadata(): Promise<Metadata> {
  const t = await viewerTranslate();
  return {
    title: { default: t('common.product'), template: `%s · ${t('common.product')}` },
    description: t('common.tagline'),
    icons: { icon: '/favicon.svg' },
    robots: { index: false, follow: false },
  };
}

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const locale = await viewerLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={locale} className={interFont.variable} suppressHydrationWarning>
      <head>
        <FirstScript nonce={nonce} />
      </head>
      <body>
        <TranslateProvider locale={locale} messages={clientMessages(locale)}>
          {children}
          <LazyToaster />
        </TranslateProvider>
      </body>
    </html>
  );
}
