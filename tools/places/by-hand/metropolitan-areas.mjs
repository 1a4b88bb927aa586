/**
 * IATA's codes of metropolitan areas, which stand for all airports of a city, each with one of the airports. By hand, from the
 * article "IATA airport code" of the English Wikipedia and those of the cities' airports.
 */
const ROWS = `
BHZ CNF Belo Horizonte
BJS PEK Beijing
BUE EZE Buenos Aires
BUH OTP Bucharest
CHI ORD Chicago
DTT DTW Detroit
JKT CGK Jakarta
LON LHR London
MIL MXP Milan
MOW SVO Moscow
NYC JFK New York
OSA KIX Osaka
PAR CDG Paris
REK KEF Reykjavik
RIO GIG Rio de Janeiro
ROM FCO Rome
SAO GRU São Paulo
SEL ICN Seoul
SPK CTS Sapporo
STO ARN Stockholm
TCI TFN Tenerife
TYO HND Tokyo
WAS IAD Washington
YEA YEG Edmonton
YMQ YUL Montreal
YTO YYZ Toronto
`;

export const METROPOLITAN_AREAS = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [, code, airport, city] = /^(\w+) (\w+) (.+)$/.exec(row);
    return { code, airport, city };
  });
