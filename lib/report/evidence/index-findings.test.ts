import { expect, it } from 'vitest';
import { say } from '../../i18n/message';
import { readIndexFindings } from './index-findings';

const finding = (rule: string, object: string) => ({
  rule,
  object,
  level: 'note' as const,
  line: 1,
  message: say('common.copied'),
});

it('reads what the dry run said about indexes, and whether its list was cut', () => {
  const first = [
    finding('redundant-index', 'ix_users_email'),
    finding('serial-column', 'public.tenants.id'),
    finding('redundant-index', 'ix_users_username'),
    finding('foreign-key-without-index', 'public.orders.user_id'),
  ];
  expect(readIndexFindings({ findings: { count: 9, first } })).toEqual([
    { rule: 'redundant-index', objects: ['ix_users_email', 'ix_users_username'], isCut: true },
    { rule: 'foreign-key-without-index', objects: ['public.orders.user_id'], isCut: true },
  ]);
});

it('says nothing without a dry run', () => {
  expect(readIndexFindings(null)).toEqual([]);
});
