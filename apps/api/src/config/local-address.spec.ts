import { readConfig } from './env';
import { localAddress } from './local-address';

describe('localAddress', () => {
  it.each([
    [{}, 'http://127.0.0.1:3000'],
    // Compose files pass empty values for "not given".
    [{ PORT: '', HOST: '', BASE_PATH: '' }, 'http://127.0.0.1:3000'],
    [{ PORT: '8080', BASE_PATH: '/tz/' }, 'http://127.0.0.1:8080/tz'],
    [{ HOST: '0.0.0.0' }, 'http://127.0.0.1:3000'],
    [{ HOST: '::' }, 'http://[::1]:3000'],
    [{ HOST: 'fd00::7' }, 'http://[fd00::7]:3000'],
    [{ HOST: '10.1.2.3' }, 'http://10.1.2.3:3000'],
  ])('of %j is %s', (env, address) => {
    expect(localAddress(readConfig(env))).toBe(address);
  });
});
