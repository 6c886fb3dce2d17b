export interface Toast {
  readonly title: string;
  readonly description?: string;
  readonly tone?: 'success' | 'danger';
  /** e.g. “Undo”; runs when pressed within the ten seconds that the toast stays. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

/** Shows a toast; the library is loaded on the first one. */
export async function showToast({ title, description, tone, action }: Toast): Promise<void> {
  const { toast } = await import('sonner');
  const options = {
    ...(description ? { description } : {}),
    ...(action ? { duration: 10_000, action: { label: action.label, onClick: action.onPress } } : {}),
  };
  if (tone === 'danger') toast.error(title, options);
  else if (tone === 'success') toast.success(title, options);
  else toast(title, options);
}
