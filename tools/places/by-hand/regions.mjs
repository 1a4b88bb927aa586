/**
 * Names of states by the codes of GeoNames' `admin1CodesASCII.txt` (https://download.geonames.org/export/dump/), for the
 * countries where several towns often share a name. An abbreviation of the state follows where it is in use.
 */
const STATES = {
  AU: `01 Australian Capital Territory=ACT|02 New South Wales=NSW|03 Northern Territory=NT|04 Queensland=QLD
    |05 South Australia=SA|06 Tasmania=TAS|07 Victoria=VIC|08 Western Australia=WA`,
  BR: `01 Acre=AC|02 Alagoas=AL|03 Amapá=AP|04 Amazonas=AM|05 Bahia=BA|06 Ceará=CE|07 Distrito Federal=DF
    |08 Espírito Santo=ES|11 Mato Grosso do Sul=MS|13 Maranhão=MA|14 Mato Grosso=MT|15 Minas Gerais=MG|16 Pará=PA
    |17 Paraíba=PB|18 Paraná=PR|20 Piauí=PI|21 Rio de Janeiro=RJ|22 Rio Grande do Norte=RN|23 Rio Grande do Sul=RS
    |24 Rondônia=RO|25 Roraima=RR|26 Santa Catarina=SC|27 São Paulo=SP|28 Sergipe=SE|29 Goiás=GO|30 Pernambuco=PE
    |31 Tocantins=TO`,
  CA: `01 Alberta=AB|02 British Columbia=BC|03 Manitoba=MB|04 New Brunswick=NB|05 Newfoundland and Labrador=NL
    |07 Nova Scotia=NS|08 Ontario=ON|09 Prince Edward Island=PE|10 Quebec=QC|11 Saskatchewan=SK|12 Yukon=YT
    |13 Northwest Territories=NT|14 Nunavut=NU`,
  GB: 'ENG England|NIR Northern Ireland|SCT Scotland|WLS Wales',
  MX: `01 Aguascalientes|02 Baja California|03 Baja California Sur|04 Campeche|05 Chiapas|06 Chihuahua|07 Coahuila
    |08 Colima|09 Mexico City|10 Durango|11 Guanajuato|12 Guerrero|13 Hidalgo|14 Jalisco|15 State of Mexico|16 Michoacán
    |17 Morelos|18 Nayarit|19 Nuevo León|20 Oaxaca|21 Puebla|22 Querétaro|23 Quintana Roo|24 San Luis Potosí|25 Sinaloa
    |26 Sonora|27 Tabasco|28 Tamaulipas|29 Tlaxcala|30 Veracruz|31 Yucatán|32 Zacatecas`,
  US: `AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware
    |DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky
    |LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana
    |NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota
    |OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas
    |UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming`,
};

const NAME_OF = new Map(
  Object.entries(STATES).flatMap(([country, states]) =>
    states.split('|').map((state) => {
      const [, code, name, letters] = /^\s*(\w+) ([^=]+?)(?:=(\w+))?\s*$/.exec(state);
      const short = letters ?? (country === 'US' ? code : undefined);
      return [`${country}.${code}`, short === undefined ? name : `${name}=${short}`];
    }),
  ),
);

/** `Oregon=OR`, `Scotland`, or empty if unknown. */
export function regionOf(country, adminCode) {
  return NAME_OF.get(`${country}.${adminCode}`) ?? '';
}
