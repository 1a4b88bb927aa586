/**
 * Abbreviations of times: those that the tz database does not have, and those that several clocks use. By hand, from the article
 * "List of time zone abbreviations" of the English Wikipedia, and for Canada's French ones from
 * https://nrc.canada.ca/en/certifications-evaluations-standards/canadas-official-time. Each row: abbreviation, form of the first
 * zone, zones with the most likely one first.
 */
const ROWS = `
ACDT daylight Australia/Adelaide
ACST standard Australia/Adelaide Australia/Darwin
ACWST - Australia/Eucla
ADT daylight America/Halifax
AEDT daylight Australia/Sydney
AEST standard Australia/Sydney Australia/Brisbane
AET - Australia/Sydney
AFT - Asia/Kabul
AKDT daylight America/Anchorage
AKST standard America/Anchorage
AKT - America/Anchorage
ALMT - Asia/Almaty
AMT - America/Manaus Asia/Yerevan
ANAT - Asia/Anadyr
AQTT - Asia/Aqtobe
ART - America/Argentina/Buenos_Aires
AST standard America/Halifax America/Puerto_Rico Asia/Riyadh
AWST - Australia/Perth
AZOST daylight Atlantic/Azores
AZOT standard Atlantic/Azores
AZT - Asia/Baku
BDT - Asia/Dhaka
BNT - Asia/Brunei
BOT - America/La_Paz
BRST daylight America/Sao_Paulo
BRT - America/Sao_Paulo
BST daylight Europe/London Asia/Dhaka Pacific/Bougainville
BTT - Asia/Thimphu
CAT - Africa/Maputo
CCT - Indian/Cocos
CDT daylight America/Chicago America/Havana
CEST daylight Europe/Berlin
CET standard Europe/Berlin Africa/Algiers
CHADT daylight Pacific/Chatham
CHAST standard Pacific/Chatham
CHOT - Asia/Ulaanbaatar
CHST - Pacific/Guam
CHUT - Pacific/Chuuk
CKT - Pacific/Rarotonga
CLST daylight America/Santiago
CLT standard America/Santiago
COT - America/Bogota
CST standard America/Chicago America/Mexico_City Asia/Shanghai America/Havana America/Regina America/Costa_Rica
CT - America/Chicago
CVT - Atlantic/Cape_Verde
CXT - Indian/Christmas
EASST daylight Pacific/Easter
EAT - Africa/Nairobi
ECT - America/Guayaquil
EDT daylight America/New_York
EEST daylight Europe/Athens
EET standard Europe/Athens Africa/Tripoli Europe/Kaliningrad
EGT standard America/Scoresbysund
EST standard America/New_York America/Panama America/Cancun America/Jamaica
ET - America/New_York
FET - Europe/Minsk
FJT - Pacific/Fiji
FKST - Atlantic/Stanley
FKT - Atlantic/Stanley
FNT - America/Noronha
GALT - Pacific/Galapagos
GAMT - Pacific/Gambier
GET - Asia/Tbilisi
GFT - America/Cayenne
GILT - Pacific/Tarawa
GMT - GMT
GST - Asia/Dubai Atlantic/South_Georgia
GYT - America/Guyana
HAA daylight America/Halifax
HAC daylight America/Winnipeg
HAE daylight America/Toronto
HAP daylight America/Vancouver
HAR daylight America/Edmonton
HAST - Pacific/Honolulu
HAT daylight America/St_Johns
HDT daylight America/Adak
HKT - Asia/Hong_Kong
HNA standard America/Halifax
HNC standard America/Winnipeg
HNE standard America/Toronto
HNP standard America/Vancouver
HNR standard America/Edmonton
HNT standard America/St_Johns
HOVT - Asia/Hovd
HST - Pacific/Honolulu America/Adak
ICT - Asia/Bangkok Asia/Ho_Chi_Minh
IDT daylight Asia/Jerusalem
IOT - Indian/Chagos
IRDT daylight Asia/Tehran
IRKT - Asia/Irkutsk
IRST - Asia/Tehran
IST - Asia/Kolkata Asia/Jerusalem Europe/Dublin
JST - Asia/Tokyo
KGT - Asia/Bishkek
KOST - Pacific/Kosrae
KRAT - Asia/Krasnoyarsk
KST - Asia/Seoul Asia/Pyongyang
LHDT daylight Australia/Lord_Howe
LHST standard Australia/Lord_Howe
LINT - Pacific/Kiritimati
MAGT - Asia/Magadan
MART - Pacific/Marquesas
MDT daylight America/Denver
MESZ daylight Europe/Berlin
MEZ standard Europe/Berlin
MHT - Pacific/Majuro
MMT - Asia/Yangon
MSD daylight Europe/Moscow
MSK - Europe/Moscow
MST standard America/Denver America/Phoenix America/Hermosillo Asia/Kuala_Lumpur
MT - America/Denver
MUT - Indian/Mauritius
MVT - Indian/Maldives
MYT - Asia/Kuala_Lumpur
NCT - Pacific/Noumea
NDT daylight America/St_Johns
NFT standard Pacific/Norfolk
NOVT - Asia/Novosibirsk
NPT - Asia/Kathmandu
NST standard America/St_Johns
NUT - Pacific/Niue
NZDT daylight Pacific/Auckland
NZST standard Pacific/Auckland
NZT - Pacific/Auckland
OMST - Asia/Omsk
ORAT - Asia/Oral
PDT daylight America/Los_Angeles
PET - America/Lima
PETT - Asia/Kamchatka
PGT - Pacific/Port_Moresby
PHOT - Pacific/Kanton
PHST - Asia/Manila
PHT - Asia/Manila
PKT - Asia/Karachi
PMDT daylight America/Miquelon
PMST standard America/Miquelon
PONT - Pacific/Pohnpei
PST standard America/Los_Angeles Asia/Manila
PT - America/Los_Angeles
PWT - Pacific/Palau
PYT - America/Asuncion
RET - Indian/Reunion
SAKT - Asia/Sakhalin
SAMT - Europe/Samara
SAST - Africa/Johannesburg
SBT - Pacific/Guadalcanal
SCT - Indian/Mahe
SGT - Asia/Singapore
SLST - Asia/Colombo
SRET - Asia/Srednekolymsk
SRT - America/Paramaribo
SST - Pacific/Pago_Pago
TAHT - Pacific/Tahiti
TFT - Indian/Kerguelen
TJT - Asia/Dushanbe
TKT - Pacific/Fakaofo
TLT - Asia/Dili
TMT - Asia/Ashgabat
TOT - Pacific/Tongatapu
TRT - Europe/Istanbul
TVT - Pacific/Funafuti
ULAT - Asia/Ulaanbaatar
UTC - UTC
UYT - America/Montevideo
UZT - Asia/Tashkent
VET - America/Caracas
VLAT - Asia/Vladivostok
VUT - Pacific/Efate
WAKT - Pacific/Wake
WAT - Africa/Lagos
WEST daylight Europe/Lisbon
WET standard Europe/Lisbon
WFT - Pacific/Wallis
WGST daylight America/Nuuk
WGT standard America/Nuuk
WIB - Asia/Jakarta
WIT - Asia/Jayapura
WITA - Asia/Makassar
WST - Pacific/Apia
YAKT - Asia/Yakutsk
YEKT - Asia/Yekaterinburg
Z - UTC
`;

export const ABBREVIATIONS = ROWS.trim()
  .split('\n')
  .map((row) => {
    const [name, form, ...zones] = row.split(' ');
    return { kind: 'abbreviation', form: form === '-' ? '' : form, zones, name, names: [] };
  });
