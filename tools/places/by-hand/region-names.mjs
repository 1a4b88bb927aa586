/**
 * Names of regions in other languages and other forms, by their ISO 3166-2 code. By hand, from the titles of their articles in
 * the Wikipedias of these languages. The own names of regions come from elsewhere.
 */
const ROWS = `
AT-1 | Burgenland
AT-2 | Carinthia, Kärnten
AT-3 | Lower Austria
AT-4 | Upper Austria
AT-6 | Styria, Steiermark
AT-7 | Tyrol, Tirol, Tirolo
AT-9 | Vienna, Wien
AU-ACT | Australian Capital Territory, 澳大利亚首都领地
AU-NSW | New South Wales, N.S.W., Neusüdwales, Nouvelle-Galles du Sud, Nueva Gales del Sur, 新南威尔士, ニューサウスウェールズ, Новый Южный Уэльс
AU-NT | Northern Territory, Nordterritorium, Territoire du Nord, Territorio del Norte, 北领地
AU-QLD | Queensland, Qld, 昆士兰, クイーンズランド, Квинсленд
AU-SA | South Australia, Südaustralien, Australie-Méridionale, Australia Meridional, 南澳大利亚
AU-TAS | Tasmania, Tasmanien, Tasmanie, Tassie, 塔斯马尼亚, タスマニア, Тасмания
AU-VIC | Victoria, 维多利亚州, ビクトリア州
AU-WA | Western Australia, Westaustralien, Australie-Occidentale, Australia Occidental, 西澳大利亚
BE-BRU | Brussels Capital Region
BE-VLG | Flanders, Vlaanderen, Flandern, Flandre, Flandes
BE-WAL | Wallonia, Wallonie, Wallonien, Valonia
BR-AM | Amazonas State
BR-DF | Federal District
CA-AB | 阿尔伯塔, アルバータ, Альберта
CA-BC | B.C., Britisch-Kolumbien, Colombie-Britannique, Columbia Británica, 不列颠哥伦比亚, ブリティッシュコロンビア, Британская Колумбия
CA-NB | Nouveau-Brunswick, Neubraunschweig, Nuevo Brunswick
CA-NL | Newfoundland & Labrador, Neufundland und Labrador, Terre-Neuve-et-Labrador, Terranova y Labrador
CA-NS | Nouvelle-Écosse, Neuschottland, Nueva Escocia
CA-NT | NWT, N.W.T., Territoires du Nord-Ouest, Nordwest-Territorien, Territorios del Noroeste
CA-ON | 安大略, オンタリオ, Онтарио, أونتاريو
CA-PE | PEI, P.E.I., Île-du-Prince-Édouard, Prinz-Edward-Insel, Isla del Príncipe Eduardo
CA-QC | Québec, Quebec Province, Province of Quebec, Quebeck, 魁北克, ケベック, Квебек
CA-YT | Yukon Territory
CH-BE | Bern, Berne
CH-GE | Canton of Geneva
CH-GR | Grisons, Graubünden, Grigioni
CH-TI | Ticino, Tessin
CH-VD | Vaud, Waadt
CH-VS | Valais, Wallis
CH-ZH | Canton of Zurich
CN-GD | Canton Province, Kwangtung
CN-GX | Guangxi, 广西, 廣西
CN-NM | Inner Mongolia, Innere Mongolei, Nei Mongol, 内蒙古, Внутренняя Монголия
CN-NX | Ningxia, 宁夏
CN-SC | Szechwan, Szechuan, Sechuan, Sichuan, Сычуань
CN-XJ | Sinkiang, Xinjiang, 新疆, Синьцзян
CN-XZ | Tibet, Xizang, 西藏, Тибет, チベット
DE-BW | Baden-Wuerttemberg, Bade-Wurtemberg, Baden-Wurtemberg
DE-BY | Freistaat Bayern, Bayern, Bavière, Baviera, 巴伐利亚, バイエルン, Бавария
DE-HE | Hesse, Hessen, Assia
DE-MV | Mecklenburg-Western Pomerania, Mecklenburg-Vorpommern
DE-NI | Lower Saxony, Niedersachsen, Basse-Saxe, Baja Sajonia
DE-NW | North Rhine-Westphalia, NRW, Nordrhein-Westfalen, Rhénanie-du-Nord-Westphalie
DE-RP | Rhineland-Palatinate, Rheinland-Pfalz
DE-SN | Saxony, Sachsen, Saxe, Sajonia
DE-ST | Saxony-Anhalt, Sachsen-Anhalt
DE-TH | Thuringia, Thüringen, Thuringe
EC-W | Galapagos Islands, Galápagos Islands, Islas Galápagos, Galapagosinseln, Îles Galápagos, 加拉帕戈斯
ES-AN | Andalucía, Andalusien, Andalousie, Andalusia
ES-AR | Aragón, Aragonien
ES-CL | Castilla y León, Castile and Leon
ES-CM | Castilla-La Mancha
ES-CN | Canarias, Islas Canarias, Kanaren, Kanarische Inseln, Îles Canaries, Isole Canarie, Canaries, Canarische Eilanden, 加那利群岛, カナリア諸島, Канарские острова
ES-CT | Cataluña, Catalunya, Katalonien, Catalogne, Catalogna, Catalonië, 加泰罗尼亚, カタルーニャ, Каталония
ES-GA | Galicia, Galicien, Galice
ES-IB | Islas Baleares, Illes Balears, Balearen, Baléares, Baleares
ES-MC | Región de Murcia
ES-MD | Comunidad de Madrid, Community of Madrid
ES-NC | Navarre, Navarra, Nafarroa
ES-PV | Basque Country, País Vasco, Euskadi, Baskenland, Pays basque
ES-VC | Comunidad Valenciana, Comunitat Valenciana, Valencia Region
FI-10 | Lapland, Lappi, Lappland, Laponie
FR-20R | Corse, Korsika, Córcega, Corsica, Córsega, 科西嘉, コルシカ, Корсика
FR-ARA | Auvergne, Rhône-Alpes
FR-BFC | Burgundy, Bourgogne, Burgund, Franche-Comté
FR-BRE | Bretagne, Breizh, Bretaña
FR-GES | Grand Est, Alsace, Elsass, Lorraine, Lothringen, Champagne-Ardenne
FR-HDF | Nord-Pas-de-Calais, Picardy, Picardie
FR-IDF | Île-de-France, Paris Region
FR-NAQ | New Aquitaine, Nouvelle-Aquitaine, Aquitaine, Limousin
FR-NOR | Normandie, Normandía
FR-OCC | Occitanie, Languedoc, Midi-Pyrénées
FR-PAC | Provence, PACA, French Riviera, Côte d’Azur, Provenza
FR-PDL | Pays de la Loire, Loire Country
GB-ENG | Angleterre, Inglaterra, Inghilterra, Engeland, 英格兰, イングランド, Англия, إنجلترا, 잉글랜드
GB-NIR | Nordirland, Irlande du Nord, Irlanda del Norte, Ulster, 北爱尔兰, 北アイルランド, Северная Ирландия
GB-SCT | Schottland, Écosse, Escocia, Scozia, Schotland, Escócia, Alba, 苏格兰, スコットランド, Шотландия, اسكتلندا, 스코틀랜드
GB-WLS | Pays de Galles, Gales, Galles, Cymru, País de Gales, 威尔士, ウェールズ, Уэльс, ويلز, 웨일스
GR-M | Crete, Kreta, Crète, Creta, Kriti, Κρήτη, 克里特, クレタ, Крит
ID-BA | 巴厘, バリ, Бали
IN-DL | NCT of Delhi
IN-GA | गोवा
IN-JK | Kashmir, Jammu & Kashmir
IN-KL | केरल, കേരളം
IN-MH | महाराष्ट्र
IN-OR | Orissa
IN-PY | Pondicherry
IN-TN | தமிழ்நாடு
IN-UT | Uttaranchal
IN-UP | U.P., उत्तर प्रदेश
IN-WB | পশ্চিমবঙ্গ
IT-21 | Piedmont, Piemonte, Piemont
IT-25 | Lombardy, Lombardia, Lombardei, Lombardie
IT-32 | Trentino, South Tyrol, Südtirol, Alto Adige, Trentino-South Tyrol
IT-34 | Veneto, Venetia, Venetien
IT-45 | Emilia, Romagna
IT-52 | Toscana, Toskana, Toscane, 托斯卡纳, トスカーナ, Тоскана
IT-62 | Lazio, Latium
IT-72 | Campania, Kampanien
IT-75 | Apulia, Puglia, Apulien
IT-78 | Calabria, Kalabrien
IT-82 | Sicilia, Sizilien, Sicile, Sicilië, 西西里, シチリア, Сицилия, صقلية
IT-88 | Sardegna, Sardinien, Sardaigne, Cerdeña, Sardinia, 撒丁岛, サルデーニャ, Сардиния
JP-01 | Hokkaido, ほっかいどう, 홋카이도, Хоккайдо
JP-47 | Okinawa Prefecture, 오키나와, Окинава
KR-49 | Jeju Island, Jejudo, Cheju, 제주도, 제주
MX-BCN | Baja, Baja Norte, Niederkalifornien
MX-BCS | Baja Sur
MX-MEX | State of Mexico, Edomex
MX-YUC | Yucatan
NZ-CIT | Chatham Islands, Chathams, Rēkohu
PG-NSB | Bougainville
PL-24 | Śląsk, Schlesien, Śląskie
PT-20 | Açores, Azoren, Azores Islands, Ilhas dos Açores, 亚速尔群岛, アゾレス諸島, Азорские острова
PT-30 | Madeira Islands, Ilha da Madeira, Madère, 马德拉, マデイラ, Мадейра
RU-AD | Adygeya
RU-AL | Altai Republic
RU-BA | Bashkiria
RU-CE | Chechnya, Chechen Republic, Tschetschenien
RU-CHU | Chukotka, Chukotka Autonomous Okrug, Tschukotka
RU-IN | Ingushetia
RU-KAM | Kamchatka, Kamtschatka, Kamtchatka
RU-KGD | Kaliningrad Oblast, Kaliningrad Exclave
RU-PRI | Primorye, Primorsky Krai
RU-SA | Yakutia, Sakha Republic, Jakutien, Якутия
RU-SAK | Sakhalin Oblast, Sakhalin Island, Sachalin
RU-TA | Tatarstan
RU-YAN | Yamal
US-AK | 阿拉斯加, アラスカ, 알래스카, Аляска, ألاسكا
US-AZ | 亚利桑那, アリゾナ, 애리조나, Аризона
US-CA | Kalifornien, Californie, Californië, Kalifornia, Calif., Cali, Golden State, 加利福尼亚, 加州, カリフォルニア, 캘리포니아, Калифорния, كاليفورنيا, कैलिफ़ोर्निया, קליפורניה, Kaliforniya
US-CO | 科罗拉多, コロラド, 콜로라도, Колорадо
US-CT | 康涅狄格, コネチカット, Коннектикут
US-DC | D.C., District of Columbia, 哥伦比亚特区
US-FL | Floride, Florida State, 佛罗里达, フロリダ, 플로리다, Флорида, فلوريدا, फ्लोरिडा
US-GA | Georgia US, Georgia USA, Georgia State, State of Georgia, Géorgie USA, 乔治亚州, ジョージア州
US-HI | Hawaii Islands, Hawaiian Islands, Hawai’i, Hawaï, Hawái, 夏威夷, ハワイ, 하와이, Гавайи, هاواي
US-IL | 伊利诺伊, イリノイ, 일리노이, Иллинойс
US-IN | 印第安纳, インディアナ, Индиана
US-LA | Luisiana, Louisiane, 路易斯安那, ルイジアナ, Луизиана
US-MA | Mass., 马萨诸塞, 麻省, マサチューセッツ, 매사추세츠, Массачусетс
US-MI | 密歇根, ミシガン, 미시간, Мичиган
US-MN | 明尼苏达, ミネソタ, Миннесота
US-MO | Misuri, 密苏里, ミズーリ, Миссури
US-NC | N.C., N. Carolina, Carolina del Norte, Caroline du Nord, 北卡罗来纳, ノースカロライナ, Северная Каролина
US-ND | N.D., N. Dakota, Dakota del Norte, Dakota du Nord, 北达科他, ノースダコタ, Северная Дакота
US-NH | N.H., Nuevo Hampshire
US-NJ | N.J., Jersey State, Nueva Jersey, 新泽西, ニュージャージー, 뉴저지, Нью-Джерси
US-NM | N.M., Nuevo México, Nouveau-Mexique, Neumexiko, 新墨西哥, ニューメキシコ
US-NV | 内华达, ネバダ, 네바다, Невада
US-NY | New York State, NY State, State of New York, NYS, Upstate New York, Estado de Nueva York, 纽约州, ニューヨーク州, Штат Нью-Йорк
US-OH | 俄亥俄, オハイオ, 오하이오, Огайо
US-OR | Oregón, 俄勒冈, オレゴン, 오리건, Орегон
US-PA | Pensilvania, Pennsylvanie, Pennsylvanien, 宾夕法尼亚, ペンシルベニア, Пенсильвания
US-SC | S.C., S. Carolina, Carolina del Sur, Caroline du Sud, 南卡罗来纳
US-SD | S.D., S. Dakota, Dakota del Sur, Dakota du Sud
US-TN | 田纳西, テネシー, Теннесси
US-TX | Tejas, Tex., Lone Star State, 得克萨斯, 德克萨斯, 德州, テキサス, 텍사스, Техас, تكساس, टेक्सास
US-UT | 犹他, ユタ, Юта
US-VA | Virginie, 弗吉尼亚, バージニア, Вирджиния
US-WA | Washington State, State of Washington, WA State, Estado de Washington, 华盛顿州, ワシントン州, Штат Вашингтон
US-WI | 威斯康星, ウィスコンシン, Висконсин
US-WV | W. Virginia, Virginia Occidental, Virginie-Occidentale
ZA-KZN | Natal, KwaZulu Natal, KZN
ZA-WC | Western Cape, Westkap, Wes-Kaap
`;

const namesOfCode = new Map(
  ROWS.trim()
    .split('\n')
    .map((row) => {
      const [code, names] = row.split('|').map((cell) => cell.trim());
      return [code, names === '' ? [] : names.split(', ')];
    }),
);

/** Other names of a region. */
export function otherNamesOfRegion(code) {
  return namesOfCode.get(code) ?? [];
}
