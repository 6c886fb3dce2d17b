import { showToast } from '@/components/ui/show-toast';
import type { StepFormAction } from './step-form-state';

interface Undo {
  /** What was done, e.g. “The waiver is taken back”. */
  readonly title: string;
  /** The word on the button. */
  readonly label: string;
  /** What brings back what was there, and its values. */
  readonly action: StepFormAction;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * A form’s action that, when it went well, offers to take it back from a toast. The form itself is often gone by
 * then, with what it was about.
 */
export function undoable(action: StepFormAction, undo: Undo): StepFormAction {
  const takeBack = async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(undo.values)) form.set(name, value);
    const { error } = await undo.action({}, form);
    if (error) showToast({ title: error.title, description: error.cause, tone: 'danger' });
  };
  return async (previous, form) => {
    const state = await action(previous, form);
    if (state.done) {
      showToast({ title: undo.title, action: { label: undo.label, onPress: () => void takeBack() } });
    }
    return state;
  };
}
