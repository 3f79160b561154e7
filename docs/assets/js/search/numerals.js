/** Numbers that are written in characters: 二十一 is 21, 二〇二五 is 2025. Which characters those are comes with the language. */
(() => {
  const { escaped } = planSearch.text;

  planSearch.numerals = ({ digits, units, groups, point, shares }) => {
    const values = new Map(digits.flatMap((same, value) => [...same].map((character) => [character, value])));
    const characters = [...values.keys(), ...Object.keys(units), ...Object.keys(groups)].join("");
    const usual = digits.map(([first]) => first);

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

    const one = `(?:[${characters}]+(?:${point}[${characters}]+)?|\\d+(?:\\.\\d+)?)`;
    const share = new RegExp(`(${Object.keys(shares).map(escaped).join("|")})(${one})`, "g");
    const number = new RegExp(`[${characters}]+(?:${point}[${characters}]+)?`, "g");

    function decimal(text) {
      if (/^\d/.test(text)) return text;
      const [before, after] = text.split(point);
      return [parse(before), ...(after ? [[...after].map((character) => values.get(character) ?? "").join("")] : [])].join(".");
    }

    /** A text with its numbers in digits: 百分之九十八 → 98%. */
    function inDigits(text) {
      return text.replace(share, (_, name, value) => decimal(value) + shares[name]).replace(number, decimal);
    }

    /** A number of at most four digits in characters: 14 → 十四. */
    function written(value) {
      const [, ...places] = ["", ...Object.entries(units).sort((a, b) => a[1] - b[1])];
      let rest = value;
      let text = "";
      let gap = false;
      for (const [name, unit] of [...places].reverse()) {
        const digit = Math.floor(rest / unit);
        rest %= unit;
        if (digit) text += (gap && text ? usual[0] : "") + (digit === 1 && unit === 10 && !text ? "" : usual[digit]) + name;
        gap = !digit;
      }
      return text + (rest ? (gap && text ? usual[0] : "") + usual[rest] : "") || usual[0];
    }

    /** A text with its digits as characters. */
    function inCharacters(text) {
      return text.replace(/\d{1,4}/g, (found) => written(Number(found)));
    }

    return { characters, parse, inDigits, inCharacters };
  };
})();
