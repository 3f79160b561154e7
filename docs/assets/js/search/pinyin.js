/**
 * Pinyin: letters that nothing in the text matches are tried as the reading of Chinese words, whole syllables (tanbiaoqian) or first
 * letters (tbq).
 */
(() => {
  const HAN = /[\u3400-\u9fff]/;
  let syllables = null;

  function readings() {
    if (!syllables) {
      syllables = new Map();
      for (const [syllable, characters] of Object.entries(planSearch.store.manifest.readings)) {
        for (const character of characters) syllables.set(character, [...(syllables.get(character) ?? []), syllable]);
      }
    }
    return syllables;
  }

  /** How many characters from `at` read as the letters, 0 when they do not. */
  function wholeSyllables(text, at, letters) {
    if (!letters) return at;
    for (const syllable of readings().get(text[at]) ?? []) {
      if (letters.startsWith(syllable)) {
        const end = wholeSyllables(text, at + 1, letters.slice(syllable.length));
        if (end) return end;
      }
    }
    return 0;
  }

  function firstLetters(text, at, letters) {
    for (let step = 0; step < letters.length; step += 1) {
      if (!(readings().get(text[at + step]) ?? []).some((syllable) => syllable[0] === letters[step])) return 0;
    }
    return at + letters.length;
  }

  function count(found, text, letters, end, weight) {
    for (let at = 0; at < text.length; at += 1) {
      if (!HAN.test(text[at])) continue;
      const stop = end(text, at, letters);
      if (stop) {
        const word = text.slice(at, stop);
        found.set(word, (found.get(word) ?? 0) + weight);
      }
    }
  }

  /** The Chinese words of the plan that are read so, the most frequent first. */
  function words(letters) {
    const found = new Map();
    const records = [...planSearch.store.all()];
    for (const { zh, kind } of records) {
      count(found, zh.normHead, letters, wholeSyllables, kind === "term" ? 4 : 3);
      count(found, zh.normText, letters, wholeSyllables, 1);
    }
    if (!found.size && letters.length > 2) {
      for (const { zh } of records) count(found, zh.normHead, letters, firstLetters, 3);
      if (!found.size && letters.length > 4) for (const { zh } of records) count(found, zh.normText, letters, firstLetters, 1);
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  }

  /** The characters that may be read as one may be. */
  function alike(character) {
    return new Set((readings().get(character) ?? []).flatMap((syllable) => [...planSearch.store.manifest.readings[syllable]]));
  }

  /** Words of the plan that are read like this one and share a character with it, the likest first: the slips of an input method. */
  function homophones(text) {
    const every = planSearch.store.whole();
    const sounds = [...text].map(alike);
    const found = new Map();
    for (let at = 0; at + text.length <= every.length; at += 1) {
      if (!sounds.every((characters, place) => characters.has(every[at + place]))) continue;
      const word = every.slice(at, at + text.length);
      const same = sounds.filter((_, place) => word[place] === text[place]).length;
      if (same > 0 && same < text.length) found.set(word, (found.get(word) ?? 1000 * same) + 1);
    }
    return [...found].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  }

  planSearch.pinyin = { words, homophones };
})();
