import { usersCommandOf } from './users-command';

describe('usersCommandOf', () => {
  it('reads what the usage names', () => {
    expect(usersCommandOf(['list'])).toEqual({ verb: 'list' });
    expect(usersCommandOf(['delete', 'kaya'])).toEqual({ verb: 'delete', name: 'kaya' });
    expect(usersCommandOf(['zones', 'list'])).toEqual({ verb: 'zones', name: 'list' });
  });

  it.each([
    [[]],
    [['help']],
    [['zones']],
    [['list', 'kaya']],
    [['delete', 'kaya', 'lena']],
    [['constructor', 'kaya']],
  ])('takes %j for no command', (args) => {
    expect(usersCommandOf(args)).toBeNull();
  });
});
