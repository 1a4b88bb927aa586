import { figureIn } from './metrics';

const TEXT = `# HELP livetz_connections Open live connections
# TYPE livetz_connections gauge
livetz_connections{face="socket.io"} 12
livetz_connections{face="plain"} 3
livetz_connections_total 99
nodejs_eventloop_lag_p99_seconds 0.0125
`;

describe('figureIn', () => {
  it('sums over the labels, and ignores longer names', () => {
    expect(figureIn(TEXT, 'livetz_connections')).toBe(15);
  });

  it('reads a figure without labels, and returns 0 for a missing one', () => {
    expect(figureIn(TEXT, 'nodejs_eventloop_lag_p99_seconds')).toBe(0.0125);
    expect(figureIn(TEXT, 'livetz_seconds_total')).toBe(0);
  });
});
