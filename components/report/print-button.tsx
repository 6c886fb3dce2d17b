'use client';

import { Printer } from 'lucide-react';
import { Button } from '@/components/ui/button';

/** Opens the browser's print dialog, which also saves as PDF. */
export function PrintButton({ label }: { readonly label: string }) {
  return (
    <Button variant="secondary" icon={<Printer aria-hidden />} onClick={() => window.print()}>
      {label}
    </Button>
  );
}
