/**
 * The comments as files: as JSON; as the Word form, whose parts were made at build time, so that here only rows are put in and all is packed.
 */
(() => {
  const own = globalThis.commenting;
  const plan = globalThis.citable;
  const { words, template, questions } = own.told;
  const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

  // A zip without compression: APPNOTE.TXT 4.3.7, 4.3.12 and 4.3.16 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT)

  const CRC = Uint32Array.from({ length: 256 }, (_, number) => {
    let crc = number;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    return crc;
  });

  function crcOf(bytes) {
    let crc = 0xffffffff;
    for (const byte of bytes) crc = CRC[(crc ^ byte) & 0xff] ^ (crc >>> 8);
    return (crc ^ 0xffffffff) >>> 0;
  }

  const DOS_DAY = 0x21; // 1 January 1980: who commented is not told when either

  /** What stands of a file both before it and in the directory: version, flags (names are UTF-8), no compression, time, day, sum, sizes, lengths. */
  function facts({ name, data, crc }) {
    return [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, DOS_DAY], [4, crc], [4, data.length], [4, data.length], [2, name.length], [2, 0]];
  }

  /** Numbers of so many bytes each, the lowest first. */
  function numbers(pairs) {
    return Uint8Array.from(pairs.flatMap(([size, value]) => Array.from({ length: size }, (_, byte) => (value >>> (8 * byte)) & 0xff)));
  }

  const sizeOf = (pieces) => pieces.reduce((sum, piece) => sum + piece.length, 0);

  function zip(parts) {
    const encoder = new TextEncoder();
    const body = [];
    const directory = [];
    const entries = Object.entries(parts);
    for (const [path, text] of entries) {
      const data = typeof text === "string" ? encoder.encode(text) : text;
      const file = { name: encoder.encode(path), data, crc: crcOf(data) };
      const offset = sizeOf(body);
      body.push(numbers([[4, 0x04034b50], ...facts(file)]), file.name, data);
      directory.push(numbers([[4, 0x02014b50], [2, 20], ...facts(file), [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]]), file.name);
    }
    const count = entries.length;
    const end = numbers([[4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, sizeOf(directory)], [4, sizeOf(body)], [2, 0]]);
    return new Blob([...body, ...directory, end], { type: WORD });
  }

  // The Word form

  /** Text as XML 1.0 has it: what it cannot hold (control characters, halves of surrogates) is left out; lines become breaks of lines. */
  function xml(text) {
    const plain = text
      .replace(/\r\n?/g, "\n")
      .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
      .replace(/[&<>"]/g, (each) => `&#${each.charCodeAt(0)};`);
    return plain.replaceAll("\n", '</w:t><w:br/><w:t xml:space="preserve">').replaceAll("\t", "    ");
  }

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => (key in values ? xml(String(values[key])) : all));

  /** A bookmark tells the block should its words be lost. Its name holds letters, digits and _, forty at most: a longer one tells nothing. */
  function bookmark(block, number) {
    const name = `c${number}_${(block || "plan").replaceAll("-", "_")}`;
    return name.length <= 40 ? name : `c${number}`;
  }

  function row(comment, position) {
    const number = position + 1;
    return fill(template.row, {
      number,
      mark: bookmark(comment.block, number),
      mark_id: number,
      place: own.partOf(comment.block),
      identity: [comment.block, questions[comment.question]?.name ?? words.kinds[comment.kind]].filter(Boolean).join(" · "),
      quote: comment.quote,
      suggestion: comment.suggestion,
      reason: comment.reason,
    });
  }

  /** The parts of the form that are no text, such as an emblem. */
  const others = Object.fromEntries(
    Object.entries(template.others).map(([path, data]) => [path, Uint8Array.from(atob(data), (each) => each.charCodeAt(0))]),
  );

  function word(sender) {
    const values = Object.fromEntries(Object.entries(sender).map(([key, value]) => [`sender_${key}`, value]));
    const [before, after] = template.document;
    const document = fill(before, values) + inOrder().map(row).join("") + fill(after, values);
    return zip({ ...template.parts, ...others, "word/document.xml": document });
  }

  // JSON

  /** The comments in the order of the plan; those on the whole plan, and on what is in it no longer, at the end. */
  function inOrder() {
    const at = new Map(own.order.map((block, position) => [block, position]));
    const placeOf = ({ block }) => at.get(block) ?? own.order.length;
    return own.basket.comments.sort((one, other) => placeOf(one) - placeOf(other));
  }

  function json(sender) {
    const comments = inOrder().map(({ key, block, ...more }) => ({ block, place: own.partOf(block), ...more }));
    const file = { ...own.file, language: plan.language, ...(sender && { sender }), comments };
    return new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: "application/json" });
  }

  function download(blob, ending) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${words.file}.${ending}`;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  /** The comments of a kept file. Throws with what is wrong with it. */
  async function read(file) {
    if (file.size > 5_000_000) throw new Error(words.bad_size);
    let given;
    try {
      given = JSON.parse((await file.text()).replace(/^\ufeff/, ""));
    } catch {
      throw new Error(words.bad_json);
    }
    if (given?.form !== own.file.form || !Array.isArray(given.comments)) throw new Error(words.bad_form);
    if (given.version !== own.file.version) throw new Error(words.bad_version);
    if (given.plan !== own.file.plan) throw new Error(own.put(words.bad_plan, { plan: String(given.plan) }));
    const comments = given.comments.map(own.comment).filter(Boolean);
    if (!comments.length) throw new Error(words.bad_empty);
    return { comments, lost: given.comments.length - comments.length };
  }

  own.files = {
    inOrder,
    read,
    word: (sender) => download(word(sender), "docx"),
    json: (sender) => download(json(sender), "json"),
    keep: () => download(json(), "json"),
  };
})();
