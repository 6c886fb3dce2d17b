import { builtActions, fill, type ProbeTarget } from '../testing/probe-access';

export interface FormPost {
  /** `app/…/actions.ts#name`, as in the access table. */
  readonly action: string;
  readonly values: Readonly<Record<string, string>>;
  /** For an action that takes one value instead of a form. */
  readonly isValue?: boolean;
}

/** Sends a form as a browser with scripts does, signed in with a cookie; gives the answer's text. */
export async function postForm(
  target: Pick<ProbeTarget, 'url' | 'params'>,
  cookie: string,
  { action, values, isValue }: FormPost,
): Promise<string> {
  const built = builtActions().get(action);
  if (!built) throw new Error(`${action} is not in the build`);
  const body = new FormData();
  if (!isValue) for (const [name, value] of Object.entries(values)) body.append(`_1_${name}`, value);
  body.append('0', isValue ? JSON.stringify([values]) : '[{},"$K1"]');
  const answer = await fetch(target.url + fill(built.page, target.params), {
    method: 'POST',
    headers: {
      origin: target.url,
      'sec-fetch-site': 'same-origin',
      cookie: `mudanza_session=${cookie}`,
      'next-action': built.id,
    },
    body,
    redirect: 'manual',
  });
  return `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`;
}
