/** Numbers that are written in characters: 二十一 is 21, 二〇二五 is 2025. Which characters those are comes with the language. */
(() => {
  planSearch.numerals = ({ digits, units, groups }) => {
    const values = new Map(digits.flatMap((same, value) => [...same].map((character) => [character, value])));
    const characters = [...values.keys(), ...Object.keys(units), ...Object.keys(groups)].join("");

    /** 千 and 十 multiply the digit before them, 万 all that stands before it since the last such. */
    function composed(text) {
      let total = 0;
      let group = 0;
      let digit = null;
      for (const character of text) {
        if (values.has(character)) digit = values.get(character);
        else if (character in units) [group, digit] = [group + (digit ?? 1) * units[character], null];
        else [total, group, digit] = [total + (group + (digit ?? 0)) * groups[character], 0, null];
      }
      return total + group + (digit ?? 0);
    }

    /** The number, NaN for what is none. Without units the digits stand one after the other. */
    function parse(text) {
      if (!text || [...text].some((character) => !characters.includes(character))) return NaN;
      if ([...text].every((character) => values.has(character))) return Number([...text].map((one) => values.get(one)).join(""));
      return composed(text);
    }

    return { characters, parse };
  };
})();
