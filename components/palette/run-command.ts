import type { Command } from './command';

/** True when the command can do something now: a place always, a button while it is there and enabled. */
export function isAvailable(command: Command): boolean {
  if (!command.pressId) return true;
  const button = document.getElementById(command.pressId);
  if (!(button instanceof HTMLButtonElement)) return false;
  return !button.disabled && button.getAttribute('aria-disabled') !== 'true';
}

/** Goes to the place, or brings the button into view, focuses it and presses it. */
export function runCommand(command: Command, go: (href: string) => void): void {
  if (command.href) {
    go(command.href);
    return;
  }
  const button = command.pressId ? document.getElementById(command.pressId) : null;
  if (!(button instanceof HTMLButtonElement)) return;
  button.scrollIntoView({ block: 'center' });
  button.focus();
  button.click();
}
