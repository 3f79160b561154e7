/**
 * Characters by their sound: letters that nothing in the text matches are tried as the reading of words, whole syllables (tanbiaoqian) or
 * first letters (tbq); and a word that stands nowhere may be a slip of an input method, another word of the same sound.
 */
(() => {
  /** `readings`: syllable → the characters that may be read so. `language`: the one whose words they are. */
  planSearch.syllables = (readings, language) => {
    const ofCharacter = new Map();
    for (const [syllable, characters] of Object.entries(readings)) {
      for (const character of characters) ofCharacter.set(character, [...(ofCharacter.get(character) ?? []), syllable]);
    }

    /** How many characters from `at` read as the letters, 0 when they do not. */
    function bySyllables(text, at, letters) {
      if (!letters) return at;
      for (const syllable of ofCharacter.get(text[at]) ?? []) {
        if (letters.startsWith(syllable)) {
          const end = bySyllables(text, at + 1, letters.slice(syllable.length));
          if (end) return end;
        }
      }
      return 0;
    }

    function byFirstLetters(text, at, letters) {
      for (let step = 0; step < letters.length; step += 1) {
        if (!(ofCharacter.get(text[at + step]) ?? []).some((syllable) => syllable[0] === letters[step])) return 0;
      }
      return at + letters.length;
    }

    function count(found, text, letters, end, weight) {
      for (let at = 0; at < text.length; at += 1) {
        if (!language.isOwn.test(text[at])) continue;
        const stop = end(text, at, letters);
        if (stop) {
          const word = text.slice(at, stop);
          found.set(word, (found.get(word) ?? 0) + weight);
        }
      }
    }

    /** The words of some records that are read so, the most frequent first. Where syllables stand apart each may be a word of its own. */
    function words(typed, records = [...planSearch.index.records()], every = undefined) {
      const read = (letters) => readIn(records, letters).filter((word) => planSearch.isWord(word, every));
      const plain = spelt(typed);
      if (!/^[a-z' ]{3,}$/.test(plain)) return [];
      const found = written(plain).flatMap(read);
      if (found.length || !plain.includes(" ")) return found;
      const parts = plain.split(" ").map((part) => written(part).flatMap(read)[0]);
      return parts.every((part) => part?.length > 1) ? [parts.join(" ")] : [];
    }

    /** Whether a word is read so, as a whole. */
    function isRead(word, typed) {
      return written(spelt(typed)).some((letters) => bySyllables(word, 0, letters) === word.length);
    }

    /** Letters without tones, ü as v. */
    function spelt(typed) {
      return typed.normalize("NFD").replace(/u\u0308|u:/g, "v").replace(/\p{M}/gu, "").replace(/(?<=[a-z])[1-5]/g, "");
    }

    /** The ways to write a sound: as it is, with u where there is no v (qv), with v where it may be meant (lyu, lu). */
    function written(letters) {
      const close = letters.replace(/[' ]/g, "").replace(/(?<=[jqxy])v/g, "u");
      return [...new Set([close, close.replace(/(?<=[ln])yu/g, "v"), close.replace(/(?<=[ln])u/g, "v")])];
    }

    function readIn(records, letters) {
      const found = new Map();
      for (const record of records) {
        const { normHead, normText } = record.in(language);
        count(found, normHead, letters, bySyllables, record.kind === "term" ? 4 : 3);
        count(found, normText, letters, bySyllables, 1);
      }
      if (!found.size && letters.length > 2) {
        for (const record of records) count(found, record.in(language).normHead, letters, byFirstLetters, 3);
        if (!found.size && letters.length > 4) for (const record of records) count(found, record.in(language).normText, letters, byFirstLetters, 1);
      }
      return [...found].sort((a, b) => b[1] - a[1]).map(([word]) => word);
    }

    /** A pattern of the characters that may be read as one may be. */
    function alike(character) {
      return `[${(ofCharacter.get(character) ?? []).map((syllable) => readings[syllable]).join("")}]`;
    }

    /** Words of the plan that are read like this one and share a character with it, the likest first. */
    function homophones(text) {
      const everywhere = new RegExp(`(?=(${[...text].map(alike).join("")}))`, "g");
      const found = new Map();
      for (const [, word] of planSearch.index.text().matchAll(everywhere)) {
        const same = [...word].filter((character, place) => character === text[place]).length;
        if (same > 0 && same < text.length) found.set(word, (found.get(word) ?? 1000 * same) + 1);
      }
      return [...found].sort((a, b) => b[1] - a[1]).map(([word]) => word).filter((word) => planSearch.isWord(word));
    }

    /** Whether letters are nothing but whole syllables. */
    function isSound(letters) {
      const ends = [true];
      for (let at = 0; at < letters.length; at += 1) {
        if (!ends[at]) continue;
        for (const syllable of Object.keys(readings)) if (letters.startsWith(syllable, at)) ends[at + syllable.length] = true;
      }
      return Boolean(ends[letters.length]);
    }

    return { words, homophones, isRead, isSound };
  };
})();
