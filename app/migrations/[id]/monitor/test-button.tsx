import { SubmitButton } from '@/components/ui/submit-button';

/** Sends the form around it for a test only: nothing of it is saved. */
export function TestButton({ label }: { readonly label: string }) {
  return (
    <SubmitButton variant="ghost" name="only" value="test">
      {label}
    </SubmitButton>
  );
}
