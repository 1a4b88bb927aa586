/**
 * English names of countries that CLDR lacks: short forms, variants, adjectives and former names. By hand, from the lead or the
 * section "Etymology" of the country's article in the English Wikipedia, and "List of adjectival and demonymic forms for
 * countries and nations". Each row: ISO 3166 code, names, former names.
 */
const ROWS = `
AE | UAE, U.A.E., Emirates, Emirati |
AG | Antigua, Barbuda, Antigua and Barbuda |
AQ | Antarctic |
AR | Argentine Republic, Argentinian, Argentinean, The Argentine |
BA | Bosnia, Herzegovina, Bosnia-Herzegovina, BiH |
BD | | East Pakistan, East Bengal
BF | Burkina | Upper Volta, Haute-Volta
BJ | | Dahomey
BL | St. Barts, St Barths, Saint Barts, Saint Barth |
BN | Brunei Darussalam |
BO | Plurinational State of Bolivia |
BQ | Caribbean Netherlands, BES Islands, Bonaire Sint Eustatius and Saba, Dutch Caribbean |
BW | Batswana, Botswanan | Bechuanaland
BY | Belarussian, Byelorussian | Byelorussia, Belorussia, White Russia
BZ | | British Honduras
CC | Cocos Islands, Keeling Islands, Cocos Keeling |
CD | DR Congo, DRC, D.R. Congo, D.R.C., Congo-Kinshasa, Congo Kinshasa, Democratic Republic of the Congo, Democratic Republic of Congo, Congo | Zaire, Belgian Congo, Congo Free State
CF | Central African Republic, CAR, C.A.R. | Ubangi-Shari, Central African Empire
CG | Republic of the Congo, Congo Republic, Congo-Brazzaville, Congo Brazzaville, Congo | French Congo, Middle Congo
CH | Confoederatio Helvetica |
CI | Ivory Coast, Ivorian |
CN | PRC, P.R.C., People's Republic of China, Mainland China | Cathay
CV | Cape Verde, Cape Verde Islands |
CZ | Czech Republic, Czech |
DE | Federal Republic of Germany | West Germany, East Germany, FRG, GDR
DJ | | French Somaliland, Afars and Issas
DK | Dane |
DM | Commonwealth of Dominica |
DO | Dominican Republic, Dominican Rep, Dom Rep, D.R. |
EG | Arab Republic of Egypt | United Arab Republic
EH | Western Sahara, Sahrawi Republic, SADR | Spanish Sahara, Rio de Oro
ET | | Abyssinia
FI | Finn, Finnish |
FK | Falklands, Falkland, Malvinas, Islas Malvinas |
FM | Federated States of Micronesia, F.S.M. |
FO | Faroes, Faeroe Islands, Faroe |
GB | United Kingdom, UK, U.K., Great Britain, Britain, G.B., British, Brit, UK of GB |
GE | Georgia Country, Republic of Georgia |
GH | | Gold Coast
GM | Gambia, The Gambia |
GN | Guinea-Conakry | French Guinea
GQ | Equatorial Guinea, Equatoguinean | Spanish Guinea
GR | Hellas, Hellenic Republic, Greek |
GW | Guinea-Bissau, Bissau-Guinean | Portuguese Guinea
GY | Guyana | British Guiana
HK | Hong Kong SAR, Hongkong, Hong Konger |
ID | Indonesia | Dutch East Indies, Netherlands East Indies
IE | Eire, Irish Republic, Southern Ireland, Irish | Irish Free State
IN | Bharat, Hindustan | British Raj
IQ | Iraq | Mesopotamia
IR | Islamic Republic of Iran | Persia, Persian
IS | Icelandic, Icelander |
JO | Hashemite Kingdom of Jordan | Transjordan
JP | Nippon, Nihon, 日本国, Nippon-koku, Nihon-koku |
KE | | British East Africa
KG | Kyrgyz Republic, Kyrgyz, Kirghizia | Kirghizia, Kirgizia
KH | | Kampuchea, Khmer Republic
KI | Gilbertese | Gilbert Islands
KM | Comorian |
KN | St. Kitts, St Kitts, Saint Kitts, Nevis, St. Kitts and Nevis |
KP | North Korea, Korea (North), Democratic People's Republic of Korea, DPRK, D.P.R.K., Korea |
KR | South Korea, Korea (South), Republic of Korea, ROK, R.O.K., Korea, Korean, S. Korea |
KY | Caymans, Cayman, Grand Cayman |
KZ | Kazakh | Kazakstan
LA | Lao, Lao PDR |
LC | St. Lucia, St Lucia |
LK | | Ceylon, Ceylonese
LS | Basotho | Basutoland
LY | Libyan Arab Jamahiriya | Tripolitania
MD | Republic of Moldova | Moldavia, Bessarabia
ME | Crna Gora |
MG | | Malagasy Republic
MK | Macedonia, FYROM, FYR Macedonia | FYROM, Former Yugoslav Republic of Macedonia
ML | | French Sudan
MM | Burmese, Republic of the Union of Myanmar | Burma
MN | Mongol | Outer Mongolia
MO | Macau, Macao |
MP | Northern Marianas, CNMI, N. Mariana Islands, Saipan |
MV | Maldive Islands, Maldivian |
MW | | Nyasaland
MY | Malay | Malaya
MZ | | Portuguese East Africa
NA | | South West Africa, South-West Africa
NE | Niger Republic |
NL | Holland, The Netherlands, Netherlands, Hollander, Netherlander |
NP | Nepali |
NZ | Kiwi, N.Z., Aotearoa, New Zealand |
PF | Tahiti, French Polynesia | 
PG | Papua New Guinea, PNG, P.N.G. |
PH | Philippine, Philippine Islands, Philippines, Pinoy |
PL | Pole |
PM | St. Pierre and Miquelon, St Pierre and Miquelon |
PN | Pitcairn, Pitcairn Island |
PS | Palestine, West Bank, Gaza, Gaza Strip, Palestinian Territories, State of Palestine |
PW | Palauan | Pelew
RE | La Réunion | Bourbon
RU | Russian Federation, Rossiya | USSR, U.S.S.R., Soviet Union
RW | Rwandese | Ruanda
SA | KSA, K.S.A., Saudi, Kingdom of Saudi Arabia |
SE | Swede, Swedish |
SH | St. Helena, St Helena, Saint Helena Ascension and Tristan da Cunha |
SI | Slovenian |
SJ | Svalbard, Jan Mayen | Spitsbergen
SN | Senegambia |
SR | Surinamese | Dutch Guiana
ST | Sao Tome, São Tomé, Principe, Sao Tome and Principe |
SX | Sint Maarten, St. Maarten, St Maarten, Saint Maarten |
MF | Saint Martin, St. Martin, St Martin, Saint-Martin |
SY | Syrian Arab Republic |
SZ | Eswatini, Swazi | Swaziland
TC | Turks & Caicos, Turks and Caicos, TCI |
TD | Tchad |
TF | French Southern Territories, Kerguelen |
TG | | Togoland
TH | Thai | Siam, Siamese
TJ | Tajik |
TL | East Timor, Timor Leste, Timorese | Portuguese Timor
TO | | Friendly Islands
TR | Turkey, Turk, Turkiye | Ottoman Empire
TT | Trinidad, Tobago, Trinidadian |
TV | | Ellice Islands
TW | Republic of China, R.O.C., Chinese Taipei | Formosa
TZ | Tanganyika, Tanzania | Tanganyika
UA | The Ukraine |
UM | U.S. Outlying Islands, US Minor Outlying Islands |
US | USA, U.S.A., U.S., United States of America, America, The States, United States, Stateside |
UZ | Uzbek |
VA | Holy See, Vatican, Vatican City |
VC | St. Vincent, St Vincent, Saint Vincent, Grenadines, St. Vincent and the Grenadines, Vincentian |
VE | Bolivarian Republic of Venezuela |
VG | British Virgin Islands, BVI, B.V.I., Virgin Islands (British), Tortola |
VI | US Virgin Islands, U.S. Virgin Islands, USVI, United States Virgin Islands, Virgin Islands (US), Virgin Islands | Danish West Indies
VN | Viet Nam, Vietnam | Annam, Cochinchina, Tonkin
VU | | New Hebrides
WF | Wallis, Futuna, Wallis and Futuna |
WS | Samoa | Western Samoa
XK | Kosova, Kosovan |
YE | Yemen Republic, Yemenite | North Yemen, South Yemen
ZA | R.S.A., Republic of South Africa |
ZM | | Northern Rhodesia
ZW | | Rhodesia, Southern Rhodesia
`;

const rows = new Map(
  ROWS.trim()
    .split('\n')
    .map((row) => {
      const [code, names, oldNames] = row.split('|').map((cell) => cell.trim());
      return [code, { names: listed(names), oldNames: listed(oldNames) }];
    }),
);

/** The names of a country by hand. */
export function namesByHand(code) {
  return rows.get(code) ?? { names: [], oldNames: [] };
}

function listed(cell) {
  return cell === '' ? [] : cell.split(', ');
}
