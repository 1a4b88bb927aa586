import { usersCommandOf } from './users-command';

describe('usersCommandOf', () => {
  it('parses the commands in the usage text', () => {
    expect(usersCommandOf(['list'])).toEqual({ verb: 'list' });
    expect(usersCommandOf(['delete', 'kaya'])).toEqual({ verb: 'delete', name: 'kaya' });
    expect(usersCommandOf(['create', 'kaya'])).toEqual({ verb: 'create', name: 'kaya' });
    expect(usersCommandOf(['zones', 'list'])).toEqual({ verb: 'zones', name: 'list' });
  });

  it.each([
    [[]],
    [['help']],
    [['zones']],
    [['list', 'kaya']],
    [['delete', 'kaya', 'lena']],
    [['constructor', 'kaya']],
  ])('rejects %j', (args) => {
    expect(usersCommandOf(args)).toBeNull();
  });
});
