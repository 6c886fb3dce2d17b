export interface Toast {
  readonly title: string;
  readonly description?: string;
  readonly tone?: 'success' | 'danger';
  /** e.g. “Undo”; runs when pressed within the ten seconds that the toast stays. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

/** The event that carries a toast to `ToastOutlet`. */
export const TOAST_EVENT = 'mudanza-toast';

/** Shows a toast. The library behind it is loaded on the first one. */
export function showToast(toast: Toast): void {
  window.dispatchEvent(new CustomEvent<Toast>(TOAST_EVENT, { detail: toast }));
}
