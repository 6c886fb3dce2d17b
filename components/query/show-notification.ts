/**
 * Shows a notification of the browser; false where it cannot: on many phones there is the word `Notification`, and making
 * one throws.
 */
export function showNotification(title: string, { body, tag }: { body: string; tag: string }): boolean {
  try {
    const shown = new Notification(title, { body, tag, icon: '/favicon.svg' });
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    return true;
  } catch {
    return false;
  }
}
