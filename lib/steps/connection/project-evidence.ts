import type { Message } from '../../i18n/message';
import type { Verdict } from '../../plan/step';

/** What was asked of Supabase and what came of it; holds neither token nor password. */
export interface ProjectCreateEvidence {
  readonly action: 'look' | 'create' | 'unban';
  readonly organizations: readonly {
    readonly slug: string;
    readonly name: string;
    /** As Supabase names it; null where it could not be read. */
    readonly plan: string | null;
  }[];
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  readonly projects: readonly { readonly ref: string; readonly name: string; readonly region: string }[];
  /** The project created or looked at. */
  readonly ref: string | null;
  /** `host:port` as Supabase names it. */
  readonly pooler: string | null;
  readonly bans: readonly string[];
  readonly outcome: { readonly verdict: Verdict; readonly message: Message };
}
