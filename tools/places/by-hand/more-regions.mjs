import { newNames } from '../tables.mjs';

/**
 * Islands and parts of countries that ISO 3166-2 does not have, or that GeoNames divides otherwise. By hand, from their articles
 * in the English Wikipedia, with the population there in thousands. Each row: country, letters, zones, population, name, other
 * names. A zone of a clock that several countries share stands for all of them. The tz database has no zone for Baker and Howland Island, whose ships keep UTC-12.
 */
const ROWS = `
AR | | America/Argentina/Rio_Gallegos, America/Argentina/Catamarca, America/Argentina/Ushuaia, America/Argentina/Salta | 2100 | Patagonia | Patagonien, Patagonie
AU | | Australia/Eucla | 0 | Eucla Region |
AU | | Australia/Lord_Howe | 0 | Lord Howe Island | Lord Howe
BQ | BQ-BO | America/Kralendijk | 25 | Bonaire |
BQ | BQ-SA | America/Kralendijk | 2 | Saba |
BQ | BQ-SE | America/Kralendijk | 3 | Sint Eustatius | St. Eustatius, Statia
BR | | America/Noronha | 3 | Fernando de Noronha |
CA | | America/Glace_Bay | 132 | Cape Breton Island | Cape Breton
CA | | America/Goose_Bay, America/St_Johns | 27 | Labrador |
CA | | America/Halifax | 12 | Magdalen Islands | Îles de la Madeleine
CA | | America/St_Johns | 482 | Newfoundland | Newfoundland Island, Terre-Neuve, Neufundland, Terranova
CA | | America/Vancouver | 864 | Vancouver Island |
CD | CD-EQ | Africa/Kinshasa | 1626 | Équateur | Mbandaka Province
CD | CD-MO | Africa/Kinshasa | 1741 | Mongala |
CD | CD-SU | Africa/Kinshasa | 2744 | Sud-Ubangi | South Ubangi
CD | | Africa/Lubumbashi | 10000 | Katanga | Shaba
CD | | Africa/Lubumbashi | 16000 | Kivu | North and South Kivu
CL | | Pacific/Easter | 8 | Easter Island | Rapa Nui, Isla de Pascua, Osterinsel, Île de Pâques, Isola di Pasqua, 复活节岛, イースター島, Остров Пасхи
CN | | Asia/Shanghai | 98000 | Manchuria | Northeast China, Dongbei
CY | | Asia/Famagusta | 383 | Northern Cyprus | TRNC, Turkish Republic of Northern Cyprus, KKTC, Kuzey Kıbrıs, Nordzypern
CZ | | Europe/Prague | 6500 | Bohemia | Čechy, Böhmen
CZ | | Europe/Prague | 3000 | Moravia | Morava, Mähren
DE | | Europe/Berlin | 77 | Rügen |
DE | | Europe/Berlin | 18 | Sylt |
DK | | Europe/Copenhagen | 40 | Bornholm |
DK | | Europe/Copenhagen | 2500 | Jutland | Jylland, Jütland
ES | | Africa/Ceuta | 168 | Ceuta and Melilla | Ceuta y Melilla
ES | | Atlantic/Canary | 120 | Fuerteventura |
ES | | Atlantic/Canary | 853 | Gran Canaria | Grand Canary
ES | | Atlantic/Canary | 156 | Lanzarote |
ES | | Atlantic/Canary | 84 | La Palma | Isla de La Palma
ES | | Atlantic/Canary | 22 | La Gomera |
ES | | Atlantic/Canary | 11 | El Hierro |
ES | | Atlantic/Canary | 928 | Tenerife | Teneriffa, Ténériffe
ES | | Europe/Madrid | 152 | Ibiza | Eivissa
ES | | Europe/Madrid | 12 | Formentera |
ES | | Europe/Madrid | 920 | Mallorca | Majorca, Majorque, Maiorca, 马略卡, マヨルカ, Мальорка
ES | | Europe/Madrid | 96 | Menorca | Minorca, Minorque
EU | EU | Europe/Berlin, Europe/Athens, Europe/Lisbon, Atlantic/Canary, Atlantic/Azores | 450000 | European Union | E.U.
FM | FM-KSA | Pacific/Kosrae | 7 | Kosrae | Kusaie
FM | FM-PNI | Pacific/Pohnpei | 36 | Pohnpei | Ponape
FM | FM-TRK | Pacific/Chuuk | 49 | Chuuk | Truk
FM | FM-YAP | Pacific/Chuuk | 11 | Yap |
GB | | Europe/London | 570 | Cornwall | Kernow
GB | | Europe/London | 27 | Outer Hebrides | Hebrides, Western Isles
GB | | Europe/London | 142 | Isle of Wight |
GB | | Europe/London | 22 | Orkney | Orkney Islands
GB | | Europe/London | 23 | Shetland | Shetland Islands
GB | | Europe/London | 5400 | Yorkshire |
GG | | Europe/Guernsey | 1 | Sark |
GL | | America/Scoresbysund | 0 | East Greenland | Ittoqqortoormiit Region
GL | | America/Thule | 1 | Thule Area | Pituffik Space Base
GR | | Europe/Athens | 102 | Corfu | Kerkyra, Korfu, Corfou, Κέρκυρα
GR | | Europe/Athens | 118 | Cyclades | Kyklades, Κυκλάδες
GR | | Europe/Athens | 10 | Mykonos | Μύκονος
GR | | Europe/Athens | 125 | Rhodes | Rhodos, Rodos, Ρόδος
GR | | Europe/Athens | 15 | Santorini | Thira, Santorin, Σαντορίνη
ID | | Asia/Jakarta | 151000 | Java | Jawa, Djawa, 爪哇, ジャワ, Ява
ID | | Asia/Jakarta | 58000 | Sumatra | Sumatera, 苏门答腊, スマトラ, Суматра
ID | | Asia/Makassar | 3700 | Lombok |
ID | | Asia/Makassar | 2000 | Flores Island | Flores
ID | | Asia/Makassar | 19900 | Sulawesi | Celebes, 苏拉威西, Сулавеси
ID | | Asia/Makassar | 1900 | West Timor |
ID | | Asia/Makassar, Asia/Pontianak | 16600 | Kalimantan | Indonesian Borneo
ID | | Asia/Makassar, Asia/Pontianak, Asia/Kuching, Asia/Brunei | 23000 | Borneo | Bornéo, 婆罗洲, ボルネオ, Борнео
ID | | Asia/Jayapura | 5600 | Western New Guinea | Irian Jaya, Dutch New Guinea
ID | | Asia/Jayapura | 3100 | Maluku Islands | Moluccas, Molukken
IE | | Europe/Dublin | 550 | Connacht |
IE | | Europe/Dublin | 1300 | Munster |
IO | | Indian/Chagos | 4 | Diego Garcia |
IQ | | Asia/Baghdad | 6500 | Kurdistan | Kurdistan Region, Iraqi Kurdistan
IT | | Europe/Rome | 14 | Capri |
IT | | Europe/Rome | 32 | Elba |
JP | | Asia/Tokyo | 104000 | Honshu | Honshū, 本州, ほんしゅう
JP | | Asia/Tokyo | 14300 | Kyushu | Kyūshū, 九州, きゅうしゅう
JP | | Asia/Tokyo | 3800 | Shikoku | 四国, しこく
KI | KI-G | Pacific/Tarawa | 107 | Gilbert Islands | Gilberts
KI | KI-L | Pacific/Kiritimati | 10 | Line Islands |
KI | KI-P | Pacific/Kanton | 0 | Phoenix Islands | Phoenix Islands Protected Area
MD | | Europe/Chisinau | 470 | Transnistria | Pridnestrovie, Transnistrien
MX | | America/Tijuana, America/Mazatlan | 4500 | Baja California Peninsula | Lower California
MY | | Asia/Kuala_Lumpur | 26000 | Peninsular Malaysia | West Malaysia
MY | | Asia/Kuching | 6600 | East Malaysia |
MY | | Asia/Kuala_Lumpur | 95 | Langkawi |
NL | | Europe/Amsterdam | 14 | Texel |
NZ | | Pacific/Auckland | 3900 | North Island | Te Ika-a-Māui
NZ | | Pacific/Auckland | 1200 | South Island | Te Waipounamu
PF | | Pacific/Gambier | 2 | Gambier Islands | Gambier, Îles Gambier
PF | | Pacific/Marquesas | 9 | Marquesas Islands | Marquesas, Marquesas Is., Îles Marquises, Marquises
PF | | Pacific/Tahiti | 242 | Society Islands | Îles de la Société, Gesellschaftsinseln
PF | | Pacific/Tahiti | 192 | Tahiti Island |
PF | | Pacific/Tahiti | 11 | Bora Bora | Bora-Bora
PF | | Pacific/Tahiti | 17 | Tuamotus | Tuamotu, Tuamotu Archipelago
PF | | Pacific/Tahiti | 7 | Austral Islands | Îles Australes
PG | | Pacific/Port_Moresby | 7000 | New Guinea |
PH | | Asia/Manila | 64000 | Luzon |
PH | | Asia/Manila | 26000 | Mindanao |
PH | | Asia/Manila | 21000 | Visayas | Bisayas
PH | | Asia/Manila | 1200 | Palawan |
PH | | Asia/Manila | 37 | Boracay |
PT | | Atlantic/Azores | 15 | Faial | Faial Island
PT | | Atlantic/Azores | 14 | Pico Island | Ilha do Pico
PT | | Atlantic/Azores | 133 | São Miguel Island | Sao Miguel
PT | | Atlantic/Azores | 53 | Terceira | Terceira Island
PT | | Europe/Lisbon | 467 | Algarve |
RO | | Europe/Bucharest | 6800 | Transylvania | Transilvania, Siebenbürgen, Erdély, Ardeal
RU | | Asia/Novosibirsk, Asia/Omsk, Asia/Krasnoyarsk, Asia/Irkutsk, Asia/Barnaul, Asia/Novokuznetsk, Asia/Tomsk, Asia/Yakutsk, Asia/Chita | 37000 | Siberia | Sibirien, Sibérie, Сибирь
RU | | Asia/Sakhalin, Asia/Srednekolymsk | 20 | Kuril Islands | Kurils, Курилы
RU | | Asia/Yekaterinburg | 12000 | Ural | Urals, Урал
RU | | Europe/Moscow, Europe/Samara, Europe/Saratov, Europe/Volgograd, Europe/Kirov | 110000 | European Russia |
SH | SH-AC | Atlantic/St_Helena | 1 | Ascension Island | Ascension
SH | SH-TA | Atlantic/St_Helena | 0 | Tristan da Cunha |
SO | | Africa/Mogadishu | 5700 | Somaliland |
TH | | Asia/Bangkok | 420 | Phuket Island |
TH | | Asia/Bangkok | 66 | Ko Samui | Koh Samui
TN | | Africa/Tunis | 160 | Djerba | Jerba
TZ | | Africa/Dar_es_Salaam | 1900 | Zanzibar | Sansibar, Unguja
UA | UA-43 | Europe/Simferopol | 1900 | Crimea | Autonomous Republic of Crimea, Krim, Crimée, Крым, Крим, 克里米亚
UM | | Etc/GMT+12 | 0 | Baker Island |
UM | | Etc/GMT+12 | 0 | Howland Island |
UM | | Pacific/Pago_Pago | 0 | Jarvis Island |
UM | | Pacific/Pago_Pago | 0 | Palmyra Atoll | Palmyra
UM | | Pacific/Honolulu | 0 | Johnston Atoll |
UM | | Pacific/Midway | 0 | Midway Atoll | Midway Islands
UM | | Pacific/Wake | 0 | Wake Island | Wake Atoll
US | | America/Adak, America/Nome, America/Anchorage | 8 | Aleutian Islands | Aleutians
US | | America/Denver | 165 | Navajo Nation | Navajo, Diné Bikéyah
US | | America/Los_Angeles | 7700 | San Francisco Bay Area | Bay Area, SF Bay Area
US | | America/Los_Angeles | 3000 | Silicon Valley |
US | | America/Los_Angeles | 23900 | Southern California | SoCal
US | | America/Los_Angeles | 15400 | Northern California | NorCal
US | | America/New_York | 8063 | Long Island |
US | | America/New_York | 15100 | New England | Neuengland, Nouvelle-Angleterre
US | | America/Detroit, America/Menominee | 301 | Upper Peninsula | Upper Michigan
US | | Pacific/Honolulu | 164 | Maui |
US | | Pacific/Honolulu | 1016 | Oahu | Oʻahu
US | | Pacific/Honolulu | 200 | Hawaii Island | Big Island, Island of Hawaii
US | | Pacific/Honolulu | 73 | Kauai | Kauaʻi
US | | Pacific/Honolulu | 7 | Molokai | Molokaʻi
US | | Pacific/Honolulu | 3 | Lanai | Lānaʻi
VN | | Asia/Ho_Chi_Minh | 179 | Phú Quốc | Phu Quoc
ZA | | Africa/Johannesburg | 18500 | The Cape | Cape Province
`;
const THOUSAND = 1000;

export const MORE_REGIONS = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [country, codes, zones, population, name, names] = row.split('|').map((cell) => cell.trim());
    return {
      kind: 'region',
      country,
      codes: listed(codes),
      zones: listed(zones),
      population: Number(population) * THOUSAND,
      name,
      names: newNames(listed(names), [name]),
      oldNames: [],
    };
  });

function listed(cell) {
  return cell === '' ? [] : cell.split(', ');
}
