/**
 * What calendars call zones, without the offset before it: `(UTC-08:00) Pacific Time (US & Canada)`. By hand, from the column
 * "Time zone name" of Microsoft's list
 * (https://learn.microsoft.com/en-us/windows-hardware/manufacture/desktop/default-time-zones) and from `ActiveSupport::TimeZone`
 * of Ruby on Rails (https://api.rubyonrails.org/classes/ActiveSupport/TimeZone.html). Rails' names of single cities are names of
 * places, and labels whose cities have parted since are left out. Each row: zone, labels.
 */
const ROWS = `
Africa/Cairo | Cairo
Africa/Casablanca | Casablanca
Africa/Johannesburg | Harare, Pretoria
Africa/Juba | Juba
Africa/Khartoum | Khartoum
Africa/Lagos | West Central Africa
Africa/Nairobi | Nairobi
Africa/Sao_Tome | Sao Tome
Africa/Tripoli | Tripoli
Africa/Windhoek | Windhoek
America/Adak | Aleutian Islands
America/Anchorage | Alaska
America/Araguaina | Araguaina
America/Argentina/Buenos_Aires | City of Buenos Aires
America/Asuncion | Asuncion
America/Bahia | Salvador
America/Bogota | Bogota, Lima, Quito, Rio Branco; Bogota, Lima, Quito
America/Cancun | Chetumal
America/Caracas | Caracas
America/Cayenne | Cayenne, Fortaleza
America/Chicago | Central Time (US & Canada); Central Time (US and Canada)
America/Chihuahua | Chihuahua
America/Cuiaba | Cuiaba
America/Denver | Mountain Time (US & Canada); Mountain Time (US and Canada); Mountain Time (US & Canada), Navajo Nation
America/Grand_Turk | Turks and Caicos
America/Guatemala | Central America
America/Halifax | Atlantic Time (Canada)
America/Havana | Havana
America/Indiana/Indianapolis | Indiana (East)
America/La_Paz | Georgetown, La Paz, Manaus, San Juan
America/Los_Angeles | Pacific Time (US & Canada); Pacific Time (US and Canada)
America/Mazatlan | La Paz, Mazatlan
America/Mexico_City | Guadalajara, Mexico City, Monterrey
America/Miquelon | Saint Pierre and Miquelon
America/Montevideo | Montevideo
America/New_York | Eastern Time (US & Canada); Eastern Time (US and Canada)
America/Nuuk | Greenland
America/Phoenix | Arizona
America/Port-au-Prince | Haiti
America/Punta_Arenas | Punta Arenas
America/Regina | Saskatchewan
America/Santiago | Santiago
America/Sao_Paulo | Brasilia
America/St_Johns | Newfoundland
America/Tijuana | Baja California; Tijuana, Baja California
America/Whitehorse | Yukon
Asia/Almaty | Astana, Almaty
Asia/Amman | Amman
Asia/Baghdad | Baghdad
Asia/Baku | Baku
Asia/Bangkok | Bangkok, Hanoi, Jakarta
Asia/Barnaul | Barnaul, Gorno-Altaysk
Asia/Beirut | Beirut
Asia/Bishkek | Bishkek
Asia/Chita | Chita
Asia/Colombo | Sri Jayawardenepura
Asia/Damascus | Damascus
Asia/Dhaka | Dhaka
Asia/Dubai | Abu Dhabi, Muscat
Asia/Hebron | Gaza, Hebron
Asia/Hovd | Hovd
Asia/Irkutsk | Irkutsk; Irkutsk, Ulaan Bataar
Asia/Jerusalem | Jerusalem
Asia/Kabul | Kabul
Asia/Kamchatka | Anadyr, Petropavlovsk-Kamchatsky
Asia/Karachi | Islamabad, Karachi
Asia/Kathmandu | Kathmandu
Asia/Kolkata | Chennai, Kolkata, Mumbai, New Delhi
Asia/Krasnoyarsk | Krasnoyarsk
Asia/Magadan | Magadan
Asia/Novosibirsk | Novosibirsk
Asia/Omsk | Omsk
Asia/Pyongyang | Pyongyang
Asia/Qyzylorda | Qyzylorda
Asia/Riyadh | Kuwait, Riyadh
Asia/Sakhalin | Sakhalin
Asia/Seoul | Seoul
Asia/Shanghai | Beijing, Chongqing, Hong Kong, Urumqi; Beijing, Chongqing, Hong Kong SAR, Urumqi
Asia/Singapore | Kuala Lumpur, Singapore
Asia/Srednekolymsk | Chokurdakh
Asia/Taipei | Taipei
Asia/Tashkent | Ashgabat, Tashkent
Asia/Tbilisi | Tbilisi
Asia/Tehran | Tehran
Asia/Tokyo | Osaka, Sapporo, Tokyo
Asia/Tomsk | Tomsk
Asia/Ulaanbaatar | Ulaanbaatar
Asia/Vladivostok | Vladivostok
Asia/Yakutsk | Yakutsk
Asia/Yangon | Yangon (Rangoon)
Asia/Yekaterinburg | Ekaterinburg
Asia/Yerevan | Yerevan
Atlantic/Azores | Azores
Atlantic/Cape_Verde | Cabo Verde Is.; Cape Verde Is.
Atlantic/Reykjavik | Monrovia, Reykjavik; Casablanca, Monrovia, Reykjavik
Atlantic/South_Georgia | Mid-Atlantic
Australia/Adelaide | Adelaide
Australia/Brisbane | Brisbane
Australia/Darwin | Darwin
Australia/Eucla | Eucla
Australia/Hobart | Hobart
Australia/Lord_Howe | Lord Howe Island
Australia/Perth | Perth
Australia/Sydney | Canberra, Melbourne, Sydney
Etc/GMT+12 | International Date Line West
Europe/Astrakhan | Astrakhan, Ulyanovsk
Europe/Athens | Athens, Bucharest
Europe/Berlin | Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna; Amsterdam, Berlin
Europe/Brussels | Brussels, Copenhagen, Madrid, Paris
Europe/Budapest | Belgrade, Bratislava, Budapest, Ljubljana, Prague
Europe/Chisinau | Chisinau
Europe/Helsinki | Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius; Helsinki, Kiev, Riga, Sofia, Tallinn, Vilnius
Europe/Istanbul | Istanbul
Europe/Kaliningrad | Kaliningrad
Europe/London | Dublin, Edinburgh, Lisbon, London; Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London
Europe/Minsk | Minsk
Europe/Moscow | Moscow, St. Petersburg; Moscow, St. Petersburg, Volgograd
Europe/Samara | Izhevsk, Samara
Europe/Saratov | Saratov
Europe/Volgograd | Volgograd
Europe/Warsaw | Sarajevo, Skopje, Warsaw, Zagreb
Indian/Mauritius | Port Louis
Pacific/Apia | Samoa
Pacific/Auckland | Auckland, Wellington
Pacific/Bougainville | Bougainville Island
Pacific/Chatham | Chatham Islands
Pacific/Easter | Easter Island
Pacific/Fiji | Fiji; Fiji, Marshall Is.
Pacific/Guadalcanal | Solomon Is., New Caledonia
Pacific/Honolulu | Hawaii
Pacific/Kiritimati | Kiritimati Island
Pacific/Marquesas | Marquesas Islands
Pacific/Norfolk | Norfolk Island
Pacific/Pago_Pago | Midway Island, Samoa; Midway Island, American Samoa
Pacific/Port_Moresby | Guam, Port Moresby
Pacific/Tongatapu | Nuku'alofa
UTC | Coordinated Universal Time
`;

const NOT_A_PLACE = /[,(&:.]|^Mid-|^City of |^Central |^West | West$/;

/** Labels that say more than the name of one place. */
export const CALENDAR_LABELS = ROWS.trim()
  .split('\n')
  .flatMap((row) => {
    const [zone, labels] = row.split(' | ');
    return labels
      .split('; ')
      .filter((label) => NOT_A_PLACE.test(label))
      .map((name) => ({ kind: 'calendar', form: '', zones: [zone], name, names: [] }));
  });
