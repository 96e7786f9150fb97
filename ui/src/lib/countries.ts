/** ISO codes of the countries with a public holiday calendar. */
const codes =
  "AD AE AL AM AR AT AU AX AZ BA BB BE BG BH BM BO BR BS BW BY CA CH CL CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES ET FI FO FR GB GE GH GI GL GR GT HK HN HR HU ID IE IL IM IN IS IT JE JM JO JP KE KG KR KW KZ LI LT LU LV MA MC MD ME MG MK MT MU MX MY NA NG NI NL NO NZ OM PA PE PH PL PR PT PY QA RO RS RU SA SE SG SI SK SM TH TN TR TT TW TZ UA UG US UY UZ VA VE VN ZA ZM ZW";

const names = new Intl.DisplayNames("en", { type: "region" });

/** "United States" for `US`; a subdivision keeps its code: "United Kingdom, ENG". */
export function countryName(code: string): string {
  const [country = code, part] = code.split("-");
  try {
    const name = names.of(country) ?? country;
    return part ? `${name}, ${part}` : name;
  } catch {
    return code;
  }
}

export function countries(): { value: string; label: string }[] {
  return codes
    .split(" ")
    .map((value) => ({ value, label: countryName(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
