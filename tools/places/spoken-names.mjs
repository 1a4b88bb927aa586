/**
 * Names that users type and GeoNames lacks, maintained by hand. Each row: country, name in GeoNames, kind, names, and the
 * article of the English Wikipedia whose lead contains them.
 *
 * - `now`: the current name, where the copy of GeoNames is older. Its name there becomes an old one.
 * - `old`: a former name.
 * - `shown`: the current name, where GeoNames has a shorter one.
 * - `small`: no other name; taken although it is small, because it is the capital of an island or a region.
 * - `also`: another spelling or a short form.
 */
const ROWS = `
AZ | Baku              | also | Bakı                     | Baku
BD | Chattogram        | old  | Chittagong               | Chittagong
BD | Dhaka             | old  | Dacca                    | Dhaka
BE | Brugge            | also | Bruges                   | Bruges
BE | Gent              | also | Ghent, Gand              | Ghent
BY | Hrodna            | also | Grodno                   | Grodno
BQ | The Bottom        | small |                         | The Bottom
CA | Happy Valley-Goose Bay | small |                    | Happy Valley-Goose Bay
CA | Québec            | also | Quebec City              | Quebec City
CH | Genève            | also | Geneva, Genf             | Geneva
CH | Zürich            | also | Zuerich                  | Zurich
CN | Beijing           | old  | Peking, Peiping          | Beijing
CN | Chongqing         | old  | Chungking                | Chongqing
CN | Guangzhou         | old  | Canton                   | Guangzhou
CN | Nanjing           | old  | Nanking                  | Nanjing
CN | Qingdao           | old  | Tsingtao                 | Qingdao
CN | Shenyang          | old  | Mukden                   | Shenyang
CN | Tianjin           | old  | Tientsin                 | Tianjin
CN | Xiamen            | old  | Amoy                     | Xiamen
DE | Köln              | also | Cologne, Koeln           | Cologne
DE | Munich            | also | München, Muenchen        | Munich
DE | Nürnberg          | also | Nuremberg, Nuernberg     | Nuremberg
ES | Sevilla           | also | Seville                  | Seville
GB | Kirkwall          | small |                         | Kirkwall
GB | Lerwick           | small |                         | Lerwick
GB | Stornoway         | small |                         | Stornoway
GE | Tbilisi           | old  | Tiflis                   | Tbilisi
GR | Thessaloníki      | also | Salonica, Saloniki       | Thessaloniki
HK | Hong Kong         | also | HK                       | Hong Kong
ID | Jakarta           | old  | Batavia, Djakarta        | Jakarta
IN | Allahābād         | now  | Prayagraj                | Prayagraj
IN | Bengaluru         | old  | Bangalore                | Bengaluru
IN | Chennai           | old  | Madras                   | Chennai
IN | Cochin            | now  | Kochi                    | Kochi
IN | Delhi             | also | New Delhi, NCR           | Delhi
IN | Gurgaon           | now  | Gurugram                 | Gurgaon
IN | Guwahati          | old  | Gauhati                  | Guwahati
IN | Kanpur            | old  | Cawnpore                 | Kanpur
IN | Mumbai            | old  | Bombay                   | Mumbai
IN | Mysore            | now  | Mysuru                   | Mysore
IN | Pune              | old  | Poona                    | Pune
IN | Thiruvananthapuram | old | Trivandrum               | Thiruvananthapuram
IN | Vadodara          | old  | Baroda                   | Vadodara
IN | Varanasi          | old  | Benares, Banaras         | Varanasi
IN | Visakhapatnam     | also | Vizag                    | Visakhapatnam
IT | Florence          | also | Firenze                  | Florence
IT | Genoa             | also | Genova                   | Genoa
IT | Milan             | also | Milano                   | Milan
IT | Naples            | also | Napoli                   | Naples
IT | Turin             | also | Torino                   | Turin
IT | Venice            | also | Venezia                  | Venice
JP | Tokyo             | old  | Edo                      | Tokyo
KZ | Almaty            | old  | Alma-Ata                 | Almaty
KZ | Astana            | old  | Nur-Sultan, Aqmola, Akmola, Tselinograd | Astana
LB | Beirut            | also | Beyrouth                 | Beirut
MA | Marrakesh         | also | Marrakech                | Marrakesh
MM | Nay Pyi Taw       | also | Naypyidaw, Nay Pyi Daw   | Naypyidaw
MM | Yangon            | old  | Rangoon                  | Yangon
MX | Mexico City       | also | CDMX                     | Mexico City
MX | Santiago de Querétaro | also | Querétaro            | Querétaro City
MY | Kuala Lumpur      | also | KL                       | Kuala Lumpur
NL | The Hague         | also | Den Haag                 | The Hague
NO | Oslo              | old  | Christiania, Kristiania  | Oslo
PA | Panamá            | also | Panama City              | Panama City
PL | Gdańsk            | old  | Danzig                   | Gdańsk
PL | Warsaw            | also | Warszawa                 | Warsaw
PL | Wrocław           | old  | Breslau                  | Wrocław
PT | Angra do Heroísmo | also | Angra                    | Angra do Heroísmo
PT | Horta             | small |                         | Horta, Azores
PT | Santa Cruz das Flores | small |                     | Santa Cruz das Flores
PT | Lisbon            | also | Lisboa                   | Lisbon
RU | Kaliningrad       | old  | Königsberg, Koenigsberg  | Kaliningrad
RU | Nizhniy Novgorod  | also | Nizhny Novgorod          | Nizhny Novgorod
RU | Nizhniy Novgorod  | old  | Gorky                    | Nizhny Novgorod
RU | Saint Petersburg  | also | St Petersburg, Petersburg | Saint Petersburg
RU | Saint Petersburg  | old  | Leningrad, Petrograd     | Saint Petersburg
RU | Samara            | old  | Kuybyshev                | Samara
RU | Volgograd         | old  | Stalingrad, Tsaritsyn    | Volgograd
RU | Yekaterinburg     | old  | Sverdlovsk               | Yekaterinburg
SE | Göteborg          | also | Gothenburg               | Gothenburg
SY | Aleppo            | also | Halab                    | Aleppo
TR | Istanbul          | old  | Constantinople, Stambul  | Istanbul
TR | İzmir             | old  | Smyrna                   | İzmir
TR | Ankara            | old  | Angora                   | Ankara
TW | Taipei            | also | Taipeh                   | Taipei
UA | Dnipro            | old  | Dnipropetrovsk, Dnepropetrovsk | Dnipro
UA | Donetsk           | old  | Stalino                  | Donetsk
UA | Kharkiv           | old  | Kharkov                  | Kharkiv
UA | Lviv              | old  | Lvov, Lemberg, Lwów      | Lviv
UA | Odesa             | old  | Odessa                   | Odesa
UA | Zaporizhzhya      | also | Zaporizhzhia, Zaporizhia | Zaporizhzhia
US | Dallas            | also | DFW                      | Dallas–Fort Worth metroplex
US | Avalon            | small |                         | Avalon, California
US | Las Vegas         | also | Vegas                    | Las Vegas
US | Lihue             | small |                         | Lihue, Hawaii
US | Los Angeles       | also | LA                       | Los Angeles
US | Nantucket         | small |                         | Nantucket
US | New Orleans       | also | NOLA                     | New Orleans
US | New York City     | also | NYC                      | New York City
US | New York City     | old  | New Amsterdam            | New York City
US | Philadelphia      | also | Philly                   | Philadelphia
US | San Francisco     | also | SF, Frisco               | San Francisco
US | Salt Lake City    | also | SLC                      | Salt Lake City
US | Washington        | shown | Washington, D.C.        | Washington, D.C.
US | Washington        | also | Washington DC, DC, Washington | Washington, D.C.
US | Window Rock       | also | Navajo Nation            | Window Rock, Arizona
UZ | Tashkent          | also | Toshkent                 | Tashkent
VN | Ho Chi Minh City  | also | HCMC                     | Ho Chi Minh City
VN | Ho Chi Minh City  | old  | Saigon                   | Ho Chi Minh City
VN | Hanoi             | also | Ha Noi                   | Hanoi
ZA | Johannesburg      | also | Joburg, Jozi             | Johannesburg
ZA | Port Elizabeth    | now  | Gqeberha                 | Gqeberha
ZW | Harare            | old  | Salisbury                | Harare
`;

const spokenNames = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [country, geoName, kind, names] = row.split('|').map((cell) => cell.trim());
    return { country, geoName, kind, names: kind === 'shown' ? [names] : names.split(', ') };
  });

const wanted = new Set(spokenNames.map(({ country, geoName }) => `${country}.${geoName}`));

/** Whether a row names a city, which is included however small it is. */
export function isWanted(city) {
  return wanted.has(`${city.country}.${city.name}`);
}

/** Adds the names to the places, which are sorted by size: a name belongs to the largest place with it. */
export function addSpokenNames(places) {
  for (const { country, geoName, kind, names } of spokenNames) {
    const meant = places.filter(({ city }) => city?.country === country && city.name === geoName);
    if (meant.length === 0) throw new Error(`GeoNames knows no ${geoName} in ${country}: mend the row.`);
    // A city is listed once for each time in use there.
    for (const place of meant.filter(({ city }) => city === meant[0].city)) addNames(place, kind, names);
  }
}

function addNames(place, kind, names) {
  if (kind === 'also') place.names.push(...names);
  if (kind === 'old') place.oldNames.push(...names);
  if (kind === 'now') {
    place.oldNames.push(place.name);
    [place.name] = names;
  }
  if (kind === 'shown') [place.name] = names;
}
