import { describe, expect, it } from 'vitest';
import { MudanzaError } from '../../platform/errors/mudanza-error';
import { isPassing } from './is-passing';

const error = (code?: string) => Object.assign(new Error('said'), code ? { code } : {});

describe('what a service waits for, and what ends it', () => {
  it.each<[string, unknown, boolean]>([
    ['a server that was restarted', error('57P01'), true],
    ['one that crashed', error('57P02'), true],
    ['one that is starting up', error('57P03'), true],
    ['a broken connection', error('08006'), true],
    ['no place left just now', error('53300'), true],
    ['a slot that another session still reads', error('55006'), true],
    ['a socket that was reset', error('ECONNRESET'), true],
    ['nobody listens', error('ECONNREFUSED'), true],
    ['a name that cannot be looked up just now', error('EAI_AGAIN'), true],
    ['a stream that ended', error(), true],
    ['another relay that is still dying', new MudanzaError('MUD-961'), true],
    ['a changed password', error('28P01'), false],
    ['a role that may not sign in', error('28000'), false],
    ['a right that is missing', error('42501'), false],
    ['a full disk', error('53100'), false],
    ['a row that is missing', new MudanzaError('MUD-954'), false],
    ['a lost slot', new MudanzaError('MUD-951'), false],
    ['no error at all', 'text', false],
  ])('%s', (_, said, passes) => {
    expect(isPassing(said)).toBe(passes);
  });
});
