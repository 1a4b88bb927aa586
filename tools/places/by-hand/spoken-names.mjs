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
AT | Salzburg          | also | Salisburgo, Salzbourg    | Salzburg
AZ | Baku              | also | Bakı                     | Baku
BD | Chattogram        | old  | Chittagong               | Chittagong
BD | Dhaka             | old  | Dacca                    | Dhaka
BE | Brugge            | also | Bruges                   | Bruges
BE | Gent              | also | Ghent, Gand              | Ghent
BQ | The Bottom        | small |                         | The Bottom
BY | Hrodna            | also | Grodno                   | Grodno
CA | Happy Valley-Goose Bay | small |                    | Happy Valley-Goose Bay
CA | Québec            | also | Quebec City              | Quebec City
CD | Kinshasa          | old  | Léopoldville | Kinshasa
CH | Genève            | also | Geneva, Genf             | Geneva
CH | Zürich            | also | Zuerich                  | Zurich
CH | Davos             | small |                         | Davos
CH | St. Moritz        | small |                         | St. Moritz
CH | Zermatt           | small |                         | Zermatt
CN | Beijing           | old  | Peking, Peiping          | Beijing
CN | Chongqing         | old  | Chungking                | Chongqing
CN | Guangzhou         | old  | Canton                   | Guangzhou
CN | Nanjing           | old  | Nanking                  | Nanjing
CN | Qingdao           | old  | Tsingtao                 | Qingdao
CN | Shenyang          | old  | Mukden                   | Shenyang
CN | Tianjin           | old  | Tientsin                 | Tianjin
CN | Xiamen            | old  | Amoy                     | Xiamen
CN | Huai'an           | also | 淮安                     | Huai'an
CN | Bayan Nur         | also | 巴彦淖尔                  | Bayannur
CN | Tai’an            | also | 泰安                     | Tai'an
CN | Changshu          | also | 常熟                     | Changshu
CN | Huainan           | also | 淮南                     | Huainan
CN | Suqian            | also | 宿迁                     | Suqian
CN | Yiyang            | also | 益阳                     | Yiyang
CN | Jinzhong          | also | 晋中                     | Jinzhong
CN | Zhu Cheng City    | also | 诸城, Zhucheng           | Zhucheng
CN | Xuanzhou          | also | 宣城, 宣州, Xuancheng     | Xuancheng
CN | Wanzhou           | also | 万州                     | Wanzhou, Chongqing
CN | Panshan           | also | 盘锦, 盘山                | Panjin
CN | Jiaozhou          | also | 胶州                     | Jiaozhou
CN | Shangluo          | also | 商洛                     | Shangluo
CN | Xianning          | also | 咸宁                     | Xianning
CY | Nicosia           | also | Lefkosia, Lefkoşa        | Nicosia
DE | Köln              | also | Cologne, Koeln           | Cologne
DE | Munich            | also | München, Muenchen        | Munich
DE | Nürnberg          | also | Nuremberg, Nuernberg     | Nuremberg
DE | Frankfurt am Main | also | Frankfurt, Francfort, Francoforte, Fráncfort | Frankfurt
DE | Munich            | also | Monaco di Baviera        | Munich
DE | Nürnberg          | also | Norimberga               | Nuremberg
ES | Sevilla           | also | Seville                  | Seville
FK | Stanley           | also | Port Stanley             | Stanley, Falkland Islands
FR | Chamonix-Mont-Blanc | small |                       | Chamonix
GB | Newcastle upon Tyne | also | Newcastle         | Newcastle upon Tyne
GB | Kirkwall          | small |                         | Kirkwall
GB | Lerwick           | small |                         | Lerwick
GB | Stornoway         | small |                         | Stornoway
GE | Tbilisi           | old  | Tiflis                   | Tbilisi
GM | Banjul            | old  | Bathurst                 | Banjul
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
IN | Teni              | also | தேனி, Theni              | Theni
IN | Thāne             | also | ठाणे                     | Thane
IN | Thiruvananthapuram | old | Trivandrum               | Thiruvananthapuram
IN | Vadodara          | old  | Baroda                   | Vadodara
IN | Varanasi          | old  | Benares, Banaras         | Varanasi
IN | Visakhapatnam     | also | Vizag                    | Visakhapatnam
IN | Kallakurichi      | also | கள்ளக்குறிச்சி             | Kallakurichi
IN | Rājkot            | also | राजकोट, રાજકોટ            | Rajkot
IN | Najafgarh         | also | नजफगढ़                    | Najafgarh
IN | Gorakhpur         | also | गोरखपुर                   | Gorakhpur
IN | Pimpri            | also | पिंपरी, Pimpri-Chinchwad  | Pimpri-Chinchwad
IN | Kalyān            | also | कल्याण                    | Kalyan
IN | Ghāziābād         | also | ग़ाज़ियाबाद                 | Ghaziabad
IN | Dombivli          | also | डोंबिवली                  | Dombivli
IN | Gwalior           | also | ग्वालियर                  | Gwalior
IN | Narela            | also | नरेला                     | Narela
IN | Morādābād         | also | मुरादाबाद                 | Moradabad
IN | Borivli           | also | बोरीवली                   | Borivali
IN | Sāngli            | also | सांगली                    | Sangli
IN | Bokāro            | also | बोकारो                    | Bokaro Steel City
IN | Bhayandar         | also | भायंदर                    | Mira-Bhayandar
IN | Kolhāpur          | also | कोल्हापुर                  | Kolhapur
IN | Kozhikode         | old  | Calicut                  | Kozhikode
IN | Mangalore         | also | Mangaluru                | Mangaluru
IN | Shimla            | old  | Simla                    | Shimla
IT | Florence          | also | Firenze                  | Florence
IT | Genoa             | also | Genova                   | Genoa
IT | Milan             | also | Milano                   | Milan
IT | Naples            | also | Napoli                   | Naples
IT | Turin             | also | Torino                   | Turin
IT | Venice            | also | Venezia                  | Venice
IT | Venice            | also | Venedig, Venise, Venecia, Veneza, Venetië | Venice
JP | Tokyo             | old  | Edo                      | Tokyo
KG | Bishkek           | old  | Frunze, Pishpek          | Bishkek
KH | Takeo             | also | តាកែវ                    | Takeo Province
KI | Tarawa            | also | South Tarawa             | South Tarawa
KR | Seoul             | old  | Hanseong, Keijo   | Seoul
KZ | Almaty            | old  | Alma-Ata                 | Almaty
KZ | Astana            | old  | Nur-Sultan, Aqmola, Akmola, Tselinograd | Astana
LB | Beirut            | also | Beyrouth                 | Beirut
LK | Sri Jayewardenepura Kotte | also | Sri Jayawardenepura Kotte, Kotte | Sri Jayawardenepura Kotte
MA | Marrakesh         | also | Marrakech                | Marrakesh
MK | Skopje            | old  | Üsküb                    | Skopje
MM | Nay Pyi Taw       | also | Naypyidaw, Nay Pyi Daw, နေပြည်တော် | Naypyidaw
MM | Yangon            | old  | Rangoon                  | Yangon
MN | Ulan Bator        | also | Ulan-Bator               | Ulaanbaatar
MX | Mexico City       | also | CDMX                     | Mexico City
MX | Santiago de Querétaro | also | Querétaro            | Querétaro City
MY | Kuala Lumpur      | also | KL                       | Kuala Lumpur
MZ | Maputo            | old  | Lourenço Marques         | Maputo
NL | The Hague         | also | Den Haag                 | The Hague
NO | Oslo              | old  | Christiania, Kristiania  | Oslo
NP | Namche Bazaar     | small |                         | Namche Bazaar
PA | Panamá            | also | Panama City              | Panama City
PK | Bahawalpur        | also | بہاولپور                 | Bahawalpur
PK | Battagram         | also | بٹگرام                   | Battagram
PK | Kotli             | also | کوٹلی                    | Kotli
PK | Muzaffarābād      | also | مظفر آباد                | Muzaffarabad
PK | Lahore            | also | لاہور                    | Lahore
PL | Gdańsk            | old  | Danzig                   | Gdańsk
PL | Warsaw            | also | Warszawa                 | Warsaw
PL | Wrocław           | old  | Breslau                  | Wrocław
PT | Angra do Heroísmo | also | Angra                    | Angra do Heroísmo
PT | Horta             | small |                         | Horta, Azores
PT | Santa Cruz das Flores | small |                     | Santa Cruz das Flores
PT | Lisbon            | also | Lisboa                   | Lisbon
RO | Cluj-Napoca       | also | Cluj, Klausenburg, Kolozsvár | Cluj-Napoca
RU | Kaliningrad       | old  | Königsberg, Koenigsberg  | Kaliningrad
RU | Nizhniy Novgorod  | also | Nizhny Novgorod          | Nizhny Novgorod
RU | Nizhniy Novgorod  | old  | Gorky                    | Nizhny Novgorod
RU | Saint Petersburg  | also | St Petersburg, Petersburg | Saint Petersburg
RU | Saint Petersburg  | old  | Leningrad, Petrograd     | Saint Petersburg
RU | Samara            | old  | Kuybyshev                | Samara
RU | Volgograd         | old  | Stalingrad, Tsaritsyn    | Volgograd
RU | Yekaterinburg     | old  | Sverdlovsk               | Yekaterinburg
SA | Sulţānah          | also | سلطانة                   | Medina
SA | Jeddah            | also | Jidda, Jiddah            | Jeddah
SA | Mecca             | also | Makkah, Mekka, La Mecque | Mecca
SE | Göteborg          | also | Gothenburg               | Gothenburg
SI | Ljubljana         | old  | Laibach                  | Ljubljana
SK | Bratislava        | old  | Pressburg, Pozsony       | Bratislava
SY | Aleppo            | also | Halab                    | Aleppo
TD | N'Djamena         | old  | Fort-Lamy     | N'Djamena
TH | Bangkok           | also | Krung Thep, Krungthep    | Bangkok
TR | Istanbul          | old  | Constantinople, Stambul  | Istanbul
TR | İzmir             | old  | Smyrna                   | İzmir
TR | Ankara            | old  | Angora                   | Ankara
TW | Taipei            | also | Taipeh                   | Taipei
TZ | Zanzibar          | also | Zanzibar City, Stone Town | Zanzibar City
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
US | Aspen             | small |                         | Aspen, Colorado
US | The Bronx         | also | Bronx                    | The Bronx
UZ | Tashkent          | also | Toshkent                 | Tashkent
VN | Ho Chi Minh City  | also | HCMC, Sài Gòn            | Ho Chi Minh City
VN | Ho Chi Minh City  | old  | Saigon                   | Ho Chi Minh City
VN | Hanoi             | also | Ha Noi                   | Hanoi
ZA | Johannesburg      | also | Joburg, Jozi             | Johannesburg
ZA | Port Elizabeth    | now  | Gqeberha                 | Gqeberha
ZA | Pretoria          | also | Tshwane                  | Pretoria
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
